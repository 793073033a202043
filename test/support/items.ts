/** One sound item of the Current events portal, as a line without its end. */
export function itemLine(i: number, date: string): string {
  const text = `A storm kills ${i} people in Strelsau.`;
  return JSON.stringify({ id: `wce-${date}-${i}`, date, category: "", topics: [], text, sources: ["AFP"] });
}
