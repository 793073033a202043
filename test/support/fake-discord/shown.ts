/** What a person reads in a message, and what the message sets off. */
export interface Shown {
  text: string;
  links: { text: string; url: string }[];
  pings: string[];
  buttons: { label: string; customId: string }[];
}

export interface AllowedMentions {
  parse?: string[];
  users?: string[];
  roles?: string[];
}

const LINE_MARKS = /^(?:#{1,3} |-# |>>> |> |\s*[-*+] |\s*\d+[.)] )+/u;

/** Reads Discord's markdown as far as it matters here: line marks, emphasis, masked and bare links, mentions, backslashes. */
export function showMarkdown(content: string, allowed: AllowedMentions | undefined, shown: Shown): string {
  return content
    .split("\n")
    .map((line) => inline(line.replace(LINE_MARKS, ""), allowed, shown))
    .join("\n");
}

type Rule = [RegExp, (found: RegExpExecArray, allowed: AllowedMentions | undefined, shown: Shown) => string];

/** In order of precedence, each at the start of what is left. */
const RULES: Rule[] = [
  [/^\\([^\p{L}\p{N}\s])/u, (found) => found[1] ?? ""],
  [/^`([^`]+)`/u, (found) => found[1] ?? ""],
  [
    /^\[((?:\\.|[^[\]\\])+)\]\((https?:[^\s()]+)\)/u,
    (found, allowed, shown) => {
      const text = inline(found[1] ?? "", allowed, shown);
      shown.links.push({ text, url: found[2] ?? "" });
      return text;
    },
  ],
  [/^<@([!&]?)(\d+)>/u, (found, allowed, shown) => ping(found[1] === "&" ? "roles" : "users", found[2] ?? "", allowed, shown)],
  [/^@(everyone|here)/u, (found, allowed, shown) => ping("everyone", found[1] ?? "", allowed, shown)],
  [/^<((?:t|#|\/|:|a:|id:)[^>]*)>/u, (found) => `(${found[1]})`],
  [
    /^<?(https?:\/\/[^\s<>]+)>?/u,
    (found, _, shown) => {
      shown.links.push({ text: found[1] ?? "", url: found[1] ?? "" });
      return found[1] ?? "";
    },
  ],
  [
    /^(\*\*|__|~~|\|\||\*|_)(?=\S)((?:\\.|(?!\1)[^\\])*?[^\s\\]|(?:\\.|(?!\1)[^\\])*?\\.)\1/u,
    (found, allowed, shown) => inline(found[2] ?? "", allowed, shown),
  ],
];

function inline(text: string, allowed: AllowedMentions | undefined, shown: Shown): string {
  let rest = text;
  let read = "";
  while (rest !== "") {
    const rule = RULES.map(([pattern, run]) => ({ found: pattern.exec(rest), run })).find(({ found }) => found !== null);
    if (rule?.found) {
      read += rule.run(rule.found, allowed, shown);
      rest = rest.slice(rule.found[0].length);
    } else {
      const [character = ""] = rest;
      read += character;
      rest = rest.slice(character.length);
    }
  }
  return read;
}

function ping(kind: "users" | "roles" | "everyone", whom: string, allowed: AllowedMentions | undefined, shown: Shown): string {
  const named = kind === "everyone" ? [] : (allowed?.[kind] ?? []);
  if (allowed?.parse === undefined || allowed.parse.includes(kind) || named.includes(whom)) shown.pings.push(whom);
  return `@${whom}`;
}
