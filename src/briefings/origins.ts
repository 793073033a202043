import { fold } from "../core/text.ts";
import type { StoredRecord } from "../record/types.ts";

/**
 * How many origins among these sources are independent of each other: outlets of one family and outlets that carry
 * the same agency's report are one origin. A source without a publisher may repeat any of the others, so it adds
 * none to theirs.
 */
export function independentOrigins(sources: readonly StoredRecord<"source">[]): number {
  const groups: Set<string>[] = [];
  for (const { body } of sources) {
    const keys = [body.wire, body.family ?? body.publisher].filter((name) => typeof name === "string").map(fold);
    if (keys.length === 0) continue;
    const joined = new Set(keys);
    for (const group of groups.filter((g) => keys.some((key) => g.has(key)))) {
      for (const key of group) joined.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(joined);
  }
  return groups.length === 0 && sources.length > 0 ? 1 : groups.length;
}
