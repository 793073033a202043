import type { Line } from "../briefings/types.ts";
import { instantLabel } from "../core/date-labels.ts";
import type { MessageDocument } from "../core/document.ts";
import type { Correction } from "../digests/corrections.ts";
import type { Shown } from "../digests/editions.ts";
import { briefingDocument } from "./briefing-document.ts";

/** A message as it was first laid out. */
export const shownDocument = (shown: Shown): MessageDocument => correctedDocument(shown, []);

/** A message as it was, the lines that rest on what was corrected struck, each with what is different now, when and why. */
export function correctedDocument({ briefing, zone, asked, steps, notes }: Shown, corrections: readonly Correction[]): MessageDocument {
  return briefingDocument(briefing, zone, { asked, steps, notes, corrected: (line) => saidOf(line, corrections, zone) });
}

function saidOf({ records }: Line, corrections: readonly Correction[], zone: string): string[] {
  const cited = new Map(records.map((ref) => [ref.slice(0, ref.lastIndexOf("@")), Number(ref.slice(ref.lastIndexOf("@") + 1))] as const));
  return corrections
    .filter(({ record, revision }) => (cited.get(record) ?? revision + 1) <= revision)
    .map((one) => correctionText(one, zone));
}

/** "Corrected at 22 Nov 2026 09:00 UTC because the count was of two events: the figure was “180”, is now “176”." */
export function correctionText({ at, reason, said }: Correction, zone: string): string {
  const what = said === "retracted" ? "Retracted" : "Corrected";
  const change = said === "retracted" ? "" : `: ${said}`;
  return `${what} at ${instantLabel(at, zone)} because ${reason}${change}.`;
}
