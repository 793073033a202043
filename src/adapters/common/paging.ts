import { UserError, assertNever } from "../../core/errors.ts";
import type { Block, Inline } from "../../core/document.ts";

/** Whether a platform can show these blocks as one message. */
export type Fits = (blocks: readonly Block[]) => boolean;

/**
 * Lays blocks out as pages that each fit one message, in order and without loss. Lists, tables and sources are
 * divided between their entries, a text too long for one message at a line end, else a sentence end, else a space.
 */
export function paginate(blocks: readonly Block[], fits: Fits): Block[][] {
  if (fits(blocks)) return [[...blocks]];
  const pages: Block[][] = [];
  let page: Block[] = [];
  const queue = blocks.flatMap(atoms);
  for (let atom = queue.shift(); atom !== undefined; atom = queue.shift()) {
    const grown = append(page, atom);
    if (fits(grown)) page = grown;
    else if (page.length > 0) {
      pages.push(page);
      page = [];
      queue.unshift(atom);
    } else queue.unshift(...divide(atom, fits));
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

/** The smallest blocks a block may be divided into without touching its text. */
function atoms(block: Block): Block[] {
  switch (block.kind) {
    case "heading":
    case "text":
      return [block];
    case "list":
      return block.items.length < 2 ? [block] : block.items.map((item) => ({ ...block, items: [item] }));
    case "table":
      return block.rows.length < 2 ? [block] : block.rows.map((row) => ({ ...block, rows: [row] }));
    case "sources":
      return block.items.length < 2 ? [block] : block.items.map((item) => ({ ...block, items: [item] }));
    case "actions":
      return block.actions.length < 2 ? [block] : block.actions.map((action) => ({ ...block, actions: [action] }));
    default:
      return assertNever(block);
  }
}

/** The page with one more atom, joined to the block it came from where that is the last on the page. */
function append(page: readonly Block[], atom: Block): Block[] {
  const last = page.at(-1);
  const rest = page.slice(0, -1);
  if (last?.kind === "list" && atom.kind === "list" && last.title === atom.title) {
    return [...rest, { ...last, items: [...last.items, ...atom.items] }];
  }
  if (last?.kind === "table" && atom.kind === "table" && last.title === atom.title && last.columns === atom.columns) {
    return [...rest, { ...last, rows: [...last.rows, ...atom.rows] }];
  }
  if (last?.kind === "sources" && atom.kind === "sources" && last.title === atom.title) {
    return [...rest, { ...last, items: [...last.items, ...atom.items] }];
  }
  if (last?.kind === "actions" && atom.kind === "actions") return [...rest, { ...last, actions: [...last.actions, ...atom.actions] }];
  return [...page, atom];
}

/** Smaller blocks in place of an atom that no message can hold. Throws UserError where nothing smaller is left. */
function divide(atom: Block, fits: Fits): Block[] {
  switch (atom.kind) {
    case "text": {
      const [head, tail] = cut(atom.inlines, (inlines) => fits([{ ...atom, inlines }]));
      return [
        { ...atom, inlines: head },
        { ...atom, inlines: tail },
      ];
    }
    case "heading":
      return [paragraph([{ kind: "text", text: atom.text, style: "strong" }])];
    case "list":
      return [...titled(atom.title), ...atom.items.map(paragraph)];
    case "table":
      return [
        ...titled(atom.title),
        ...atom.rows.map((row) =>
          paragraph(
            row.flatMap((cell, i) => [{ kind: "text" as const, text: `${i > 0 ? " · " : ""}${atom.columns[i] ?? ""}: ` }, ...cell]),
          ),
        ),
      ];
    case "sources":
      return [
        ...titled(atom.title),
        ...atom.items.map(({ n, publisher, headline, publishedAt, url, note }) => {
          const link: Inline[] = url === undefined ? [] : [{ kind: "text", text: ` · ${url}` }];
          return paragraph([
            { kind: "text", text: `[${n}] ${[headline, publisher, publishedAt, note].filter(Boolean).join(" · ")}` },
            ...link,
          ]);
        }),
      ];
    case "actions":
      throw new UserError("platform-limit", "One of the next steps is too long for a button.");
    default:
      return assertNever(atom);
  }
}

const paragraph = (inlines: Inline[]): Block => ({ kind: "text", weight: "normal", inlines });

const titled = (title: string): Block[] => (title === "" ? [] : [paragraph([{ kind: "text", text: title, style: "strong" }])]);

/** Divides inlines in two, the first as long as fits allows. */
function cut(inlines: readonly Inline[], fits: (inlines: Inline[]) => boolean): [Inline[], Inline[]] {
  const length = inlines.reduce((sum, inline) => sum + lengthOf(inline), 0);
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(at(inlines, middle)[0])) low = middle;
    else high = middle - 1;
  }
  const whole = inlines.map((inline) => (isWhole(inline) ? "\uFFFC" : inline.text)).join("");
  const place = boundary(whole, low);
  if (place === 0) throw new UserError("platform-limit", "A part of the answer is too long to be shown here.");
  return at(inlines, place);
}

type Whole = Extract<Inline, { kind: "cite" | "instant" }>;

/** What is shown whole or not at all. */
const isWhole = (inline: Inline): inline is Whole => inline.kind === "cite" || inline.kind === "instant";

const lengthOf = (inline: Inline): number => (isWhole(inline) ? 1 : inline.text.length);

/** The inlines before and after a place in their joined text. */
function at(inlines: readonly Inline[], place: number): [Inline[], Inline[]] {
  const head: Inline[] = [];
  const tail: Inline[] = [];
  let start = 0;
  for (const inline of inlines) {
    const within = place - start;
    if (within >= lengthOf(inline)) head.push(inline);
    else if (within <= 0 || isWhole(inline)) tail.push(inline);
    else {
      head.push({ ...inline, text: inline.text.slice(0, within) });
      tail.push({ ...inline, text: inline.text.slice(within) });
    }
    start += lengthOf(inline);
  }
  return [head, tail];
}

/** The best place to break before `most`: a line end or sentence end in its second half, else a space, else any character. */
export function boundary(text: string, most: number): number {
  const head = text.slice(0, most);
  for (const end of [/\n/gu, /[.!?…]["”’)\]\uFFFC]*\s/gu, /\s/gu]) {
    const found = [...head.matchAll(end)].at(-1);
    const place = found ? found.index + found[0].length : 0;
    if (place > most / 2) return place;
  }
  // A surrogate pair is one character.
  return /[\uD800-\uDBFF]$/u.test(head) || /^[\uDC00-\uDFFF]/u.test(text.slice(most)) ? most - 1 : most;
}
