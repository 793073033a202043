import type { Asked } from "./chat-fakes.ts";

/** The command that overhead is measured with. */
export const BRIEF_GAZA: Asked = { name: "brief", options: { topic: "gaza" } };

/** The same as of a day that nobody asked about before, so that nothing of its answer is remembered. */
export function briefAsOf(day: number): Asked {
  const asOf = new Date(Date.UTC(2023, 9, 10 + day)).toISOString().slice(0, 10);
  return { name: "brief", options: { topic: "gaza", "as-of": asOf } };
}

/** What a team asks on a busy day, over every dossier that ships; each is answered in the channel. */
export const MIXED: readonly Asked[] = [
  BRIEF_GAZA,
  { name: "positions", options: { actor: "iran" } },
  { name: "figures", options: { topic: "gaza" } },
  { name: "timeline", options: { topic: "ps752" } },
  { name: "ask", options: { question: "who opposes a ceasefire in Gaza?" } },
  { name: "brief", options: { topic: "ps752" } },
  { name: "disputed", options: { topic: "gaza" } },
  { name: "ask", options: { question: "How many people were killed on flight PS752?" } },
  { name: "timeline", options: { topic: "gaza" } },
  { name: "positions", options: { actor: "united states" } },
];

/** The command of this number in a round of mixed ones. */
export const mixed = (i: number): Asked => MIXED[i % MIXED.length] ?? BRIEF_GAZA;
