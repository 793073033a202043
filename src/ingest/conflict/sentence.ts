import type { Quantity } from "../../record/types.ts";

/** No summary is longer, so that with its date it fits a bottom line. */
const MOST_WORDS = 26;

const count = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

/** A sentence from its parts: as much of the place as fits beside what happened and, with its comma or semicolon, what is said of it. */
export function sentence(happened: string, places: readonly string[], toll: string): string {
  const room = MOST_WORDS - count(happened) - count(toll);
  const fitting = places.findLast((place) => count(place) <= room) ?? places[0] ?? "";
  const text = `${happened}${fitting === "" ? "" : ` ${fitting}`}${toll}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const shown = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** "; 4 killed, by UCDP's best estimate (low 2, high 9)": what is counted, by whom, and the range where there is one. */
export function tollWords({ low, best, high }: Pick<Quantity, "low" | "best" | "high">, counter: string): string {
  const ends = [low === undefined ? undefined : `low ${shown(low)}`, high === undefined ? undefined : `high ${shown(high)}`];
  const given = ends.filter((end) => end !== undefined).join(", ");
  if (best === undefined) return given === "" ? "; deaths not recorded" : `; deaths put by ${counter} at ${given}`;
  const killed = best === 0 ? "nobody killed" : `${shown(best)} killed`;
  if ((low ?? best) === best && (high ?? best) === best) return `; ${killed}, by ${counter}'s estimate`;
  const outside = (low !== undefined && best < low) || (high !== undefined && best > high) ? ", as recorded" : "";
  return `; ${killed}, by ${counter}'s best estimate (${given}${outside})`;
}
