import { z } from "zod";

/** Lists of the API, which gives one object where a query asked for one. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]), z.array(item));

const label = z.string().trim().min(1).max(500);
const named = z.object({ name: label.optional().catch(undefined) });
const iso3 = z
  .string()
  .regex(/^[a-z]{3}$/i)
  .transform((code) => code.toUpperCase())
  .optional()
  .catch(undefined);
const address = z.string().max(2000).optional().catch(undefined);

const country = z.object({ name: label.optional().catch(undefined), iso3, primary: z.boolean().optional().catch(undefined) });

const dates = z
  .object({
    original: z.string().optional().catch(undefined),
    created: z.string().optional().catch(undefined),
    event: z.string().optional().catch(undefined),
  })
  .default({});

const fields = z.object({
  title: label.max(1000).optional(),
  name: label.max(1000).optional(),
  date: dates,
  url: address,
  url_alias: address,
  source: listOf(
    z.object({
      name: label.optional().catch(undefined),
      shortname: label.optional().catch(undefined),
      longname: label.optional().catch(undefined),
    }),
  ),
  country: listOf(country),
  primary_country: country.optional().catch(undefined),
  disaster: listOf(z.object({ name: label.optional().catch(undefined), glide: label.optional().catch(undefined) })),
  theme: listOf(named),
  format: listOf(named),
  language: listOf(z.object({ code: z.string().optional().catch(undefined) })),
  glide: label.optional().catch(undefined),
  status: label.optional().catch(undefined),
  type: listOf(named),
});

const itemSchema = z.object({
  id: z.union([z.string().regex(/^\d{1,12}$/), z.int().positive().transform(String)], "“id” must be a number"),
  href: z.string().optional().catch(undefined),
  fields,
});

export type ReliefwebFields = z.infer<typeof fields>;

/** A report, or a disaster, as a page of the API lists it. */
export interface ReliefwebItem {
  id: string;
  kind: "report" | "disaster";
  /** Title of a report, name of a disaster. */
  title: string;
  fields: ReliefwebFields;
}

/** An item, or why it cannot be read, as a clause without a full stop. */
export type ReliefwebItemResult = { item: ReliefwebItem } | { reason: string; id?: string };

/** Reads one object of a page's `data`. */
export function parseReliefweb(text: string): ReliefwebItemResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reason: "not valid JSON" };
  }
  const parsed = itemSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") ?? "";
    return {
      reason:
        issue?.code === "custom" || field === "id" || field === ""
          ? "“id” must be a number"
          : `“${field}” cannot be read: ${issue?.message ?? ""}`,
    };
  }
  const { id, href, fields: found } = parsed.data;
  // Reports have a title, disasters a name; the address of the entry decides where a query asked for neither.
  const kind = found.title === undefined && (found.name !== undefined || /\/disasters?\//.test(href ?? "")) ? "disaster" : "report";
  const title = found.title ?? found.name;
  if (title === undefined) return { reason: kind === "report" ? "“title” is missing" : "“name” is missing", id };
  return { item: { id, kind, title: clean(title), fields: found } };
}

/** Titles are plain text; now and then one was escaped once too often. */
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["quot", '"'],
  ["#39", "'"],
  ["#039", "'"],
  ["apos", "'"],
  ["nbsp", " "],
  ["lt", "<"],
  ["gt", ">"],
]);

const clean = (text: string): string =>
  text
    .replace(/&(amp|quot|#0?39|apos|nbsp|lt|gt);/g, (whole, name: string) => ESCAPED.get(name) ?? whole)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
