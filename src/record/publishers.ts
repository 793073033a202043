import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { UserError } from "../core/errors.ts";
import { fold } from "../core/text.ts";

const text = z.string().trim().min(1);

const publisherSchema = z.strictObject({
  /** As it is shown. */
  name: text,
  /** Owner or newsroom it shares with others; its own name where none is given. */
  family: text.optional(),
  /** A news agency: others carry its reports. */
  wire: z.boolean().default(false),
  /** Carries the reports of others under their names. */
  aggregator: z.boolean().default(false),
  aliases: z.array(text).default([]),
});

/** The shape of `publishers.yaml`: no name or alias may stand for two outlets, compared folded. */
export const publishersSchema = z.strictObject({ publishers: z.array(publisherSchema) }).superRefine(({ publishers }, context) => {
  const owners = new Map<string, string>();
  for (const [index, publisher] of publishers.entries()) {
    for (const name of [publisher.name, ...publisher.aliases]) {
      const owner = owners.get(fold(name));
      if (owner !== undefined) {
        context.addIssue({ code: "custom", path: ["publishers", index], message: `"${name}" already stands for ${owner}` });
      }
      owners.set(fold(name), publisher.name);
    }
  }
});

export type PublishersData = z.infer<typeof publishersSchema>;
type Publisher = PublishersData["publishers"][number];

/** An outlet's name, settled. */
export interface ResolvedPublisher {
  /** The name it is shown by; the given one, trimmed, where it is not known. */
  publisher: string;
  /** Folded; equal for outlets of one owner or newsroom. */
  family: string;
  /** The agency whose report it is: of an agency its own name, of an outlet the agency it carries. */
  wire?: string;
}

export interface Publishers {
  /**
   * Reads a name as source lists write it: aliases, and "AFP via France 24", "AP (via ABC News)", "The Guardian/AP".
   * What comes out as `publisher` resolves to itself.
   */
  resolve(name: string): ResolvedPublisher;
}

/** "via", and "on" before an aggregator, as in "Reuters on MSN". */
const VIA = /\s+via\s+/i;
const ON = /\s+on\s+/i;
const BRACKETED_VIA = /\s*\(\s*via\s+([^()]+)\)\s*$/i;
const BRACKETED = /^(.+?)\s*\(([^()]+)\)$/;
/** Separators between an outlet and the agency it credits. */
const JOINED = /\s*[/,&]\s*|\s+and\s+/;
/** The number a list gives a second reference to the same outlet: "Reuters 2", "CNN2", "Reuters²". */
const REFERENCE_NUMBER = /\s*[\d\u00b2\u00b3\u00b9]$/;

/** Answers names from the outlets on file. */
export function createPublishers(data: PublishersData): Publishers {
  const byName = new Map<string, Publisher>();
  /** By the folded name written as one word; null where that could be either of two outlets. */
  const byOneWord = new Map<string, Publisher | null>();
  for (const publisher of data.publishers) {
    for (const folded of [publisher.name, ...publisher.aliases].map(fold)) {
      byName.set(folded, publisher);
      const word = oneWord(folded);
      const other = byOneWord.get(word);
      byOneWord.set(word, other === undefined || other === publisher ? publisher : null);
    }
  }

  const known = (name: string): Publisher | undefined => {
    const folded = fold(name);
    const bare = folded.endsWith(" com") ? folded.slice(0, -" com".length) : `${folded} com`;
    const forms = [folded, withoutOrWithThe(folded), bare, withoutOrWithThe(bare)];
    const hit = forms.map((form) => byName.get(form)).find((publisher) => publisher !== undefined);
    return hit ?? byOneWord.get(oneWord(folded)) ?? undefined;
  };
  const find = (name: string): Publisher | undefined => {
    const direct = known(name);
    return direct ?? (REFERENCE_NUMBER.test(name) ? known(name.replace(REFERENCE_NUMBER, "")) : undefined);
  };

  const carried = (origin: string, carrier: string): ResolvedPublisher => {
    const agency = origin
      .split(JOINED)
      .map(find)
      .find((part) => part?.wire === true);
    if (agency === undefined) return resolve(origin);
    return { ...resolve(carrier), wire: agency.name };
  };

  const joined = (name: string): ResolvedPublisher | undefined => {
    const bracketed = BRACKETED.exec(name);
    const parts = bracketed === null ? name.split(JOINED) : [bracketed[1]!, bracketed[2]!];
    const outlets = parts.map(find);
    const agency = outlets.find((part) => part?.wire === true);
    if (parts.length < 2 || agency === undefined) return undefined;
    const outlet = outlets.find((part) => part?.wire === false);
    if (outlet !== undefined) return { ...settled(outlet), wire: agency.name };
    const unknown = parts.find((part, index) => outlets[index] === undefined && part !== "");
    if (unknown === undefined) return settled(agency);
    return parts.length === 2 && (bracketed !== null || name.includes("/")) ? { ...resolve(unknown), wire: agency.name } : undefined;
  };

  function resolve(given: string): ResolvedPublisher {
    const name = given.replace(/\s+/g, " ").trim().replace(BRACKETED_VIA, " via $1").trim();
    const outlet = find(name);
    if (outlet !== undefined) return settled(outlet);
    const via = VIA.exec(name);
    if (via !== null) return carried(name.slice(0, via.index), name.slice(via.index + via[0].length));
    const on = ON.exec(name);
    if (on !== null) {
      const [origin, carrier] = [name.slice(0, on.index), name.slice(on.index + on[0].length)];
      if (find(origin) !== undefined && find(carrier)?.aggregator === true) return carried(origin, carrier);
    }
    return joined(name) ?? { publisher: name, family: fold(name) || name };
  }

  return { resolve };
}

/** Reads `publishers.yaml` of a data folder. Rejects with UserError("bad-data") where it is missing or wrong. */
export async function loadPublishers(dir: string): Promise<Publishers> {
  const file = join(dir, "publishers.yaml");
  let data: unknown;
  try {
    data = parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new UserError("bad-data", `The list of publishers could not be read from ${file}.`, { cause });
  }
  const checked = publishersSchema.safeParse(data);
  if (checked.success) return createPublishers(checked.data);
  throw new UserError("bad-data", `The list of publishers in ${file} is wrong: ${z.prettifyError(checked.error)}`);
}

function settled(publisher: Publisher): ResolvedPublisher {
  const found = { publisher: publisher.name, family: fold(publisher.family ?? publisher.name) };
  return publisher.wire ? { ...found, wire: publisher.name } : found;
}

function withoutOrWithThe(folded: string): string {
  return folded.startsWith("the ") ? folded.slice("the ".length) : `the ${folded}`;
}

/** "trt world" and "trtworld" are one name, and so are "w a f a" and "wafa". */
function oneWord(folded: string): string {
  return folded.replaceAll(" ", "");
}
