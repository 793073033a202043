import { type Outlet, plainLine, withoutNotes } from "./wikitext.ts";

/** An item of a day's page. */
export interface PageItem {
  category: string;
  /** The bullets over it, outermost first. */
  topics: string[];
  text: string;
  outlets: Outlet[];
}

export interface DayPage {
  items: PageItem[];
  /** Bullets that could not be read, and why, as a clause. */
  left: { reason: string; text: string }[];
}

interface Bullet {
  depth: number;
  category: string;
  wikitext: string;
}

const LONGEST_LINE = 10_000;
const MOST_TOPICS = 10;

/**
 * Reads the wikitext of a day's page of the Current events portal. Items are the bullets that nothing hangs under or that name
 * their outlet; the others are the topics of what hangs under them. The day's news stands in the template's `content`, or between
 * one with `top=yes` and one with `bottom=yes`.
 */
export function readDayPage(wikitext: string): DayPage {
  const bullets = bulletsOf(joinedLines(contentOf(withoutNotes(wikitext))));
  const items: PageItem[] = [];
  const left: DayPage["left"] = [];
  let over: { depth: number; text: string }[] = [];
  let category = "";
  for (const [i, bullet] of bullets.entries()) {
    if (bullet.category !== category) over = [];
    ({ category } = bullet);
    over = over.filter(({ depth }) => depth < bullet.depth);
    if (bullet.wikitext.length > LONGEST_LINE) {
      left.push({ reason: "longer than 10,000 characters", text: bullet.wikitext.slice(0, 200) });
      continue;
    }
    const { text, outlets, problem, unknown } = plainLine(bullet.wikitext);
    const next = bullets[i + 1];
    const parent = next !== undefined && next.category === category && next.depth > bullet.depth;
    if (parent && outlets.length === 0 && !/[.!?]["”’')\]]*$/u.test(text)) {
      over.push({ depth: bullet.depth, text: problem === undefined ? text.replace(/\s*:$/, "").slice(0, 300) : "" });
    } else if (problem !== undefined)
      left.push({ reason: problem, text: `${unknown === undefined ? "" : `{{${unknown}}} `}${text}`.slice(0, 200) });
    else if (text !== "")
      items.push({
        category,
        topics: over
          .map((topic) => topic.text)
          .filter(Boolean)
          .slice(0, MOST_TOPICS),
        text,
        outlets,
      });
  }
  return { items, left };
}

/** What stands in the template, whichever of its forms a page uses. */
function contentOf(wikitext: string): string {
  const opening = /\{\{\s*current[ _]events\s*\|[^{}]*?\bcontent\s*=/i.exec(wikitext);
  if (!opening) return wikitext.replace(/\{\{\s*current[ _]events\b[^{}]*\}\}/gi, "\n");
  const rest = wikitext.slice(opening.index + opening[0].length);
  let depth = 0;
  for (const { 0: mark, index } of rest.matchAll(/\{\{|\}\}/g)) {
    depth += mark === "{{" ? 1 : -1;
    if (depth < 0) return rest.slice(0, index);
  }
  return rest;
}

/** Lines, those joined that a template or link runs across. */
function joinedLines(text: string): string[] {
  const lines: string[] = [];
  let open = "";
  for (const line of text.split("\n")) {
    const whole = open === "" ? line : `${open} ${line.trim()}`;
    const starts = /^\s*[*;=:#]/.test(line);
    if (open !== "" && starts) {
      lines.push(open, line);
      open = "";
    } else if (whole.length <= LONGEST_LINE && count(whole, "{{") + count(whole, "[[") > count(whole, "}}") + count(whole, "]]"))
      open = whole;
    else {
      lines.push(whole);
      open = "";
    }
  }
  return open === "" ? lines : [...lines, open];
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

function bulletsOf(lines: readonly string[]): Bullet[] {
  const bullets: Bullet[] = [];
  let category = "";
  for (const line of lines) {
    const heading = categoryOf(line);
    if (heading !== undefined) category = heading;
    const [, marks, wikitext] = /^\s*([*:#]+)\s*(.*)$/s.exec(line) ?? [];
    if (marks !== undefined && wikitext !== undefined && wikitext.trim() !== "") bullets.push({ depth: marks.length, category, wikitext });
  }
  return bullets;
}

/** `'''Law and crime'''`, `;Law and crime`, `;'''Law and crime'''`, `=== Law and crime ===`. */
function categoryOf(line: string): string | undefined {
  const trimmed = line.trim();
  const found =
    /^(?:;\s*)?'''(.+?)'''\s*:?$/.exec(trimmed) ?? /^;\s*(.+?)\s*:?$/.exec(trimmed) ?? /^={2,6}\s*(.+?)\s*={2,6}$/.exec(trimmed);
  return found?.[1] === undefined ? undefined : plainLine(found[1]).text.slice(0, 200);
}
