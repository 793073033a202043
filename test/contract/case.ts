import type { Desk } from "./desk.ts";
import type { Fault, PlatformHarness, PlatformSession, Seen } from "./harness.ts";

/** One thing every adapter does. */
export interface Case {
  name: string;
  /** The wrong that must make this case fail. */
  fault: Fault;
  badToken?: boolean;
  /** A dropped connection is opened again without the usual patience. */
  reconnects?: boolean;
  run(session: PlatformSession, desk: Desk, harness: PlatformHarness): Promise<void>;
}

/** The first message that holds this text, once there is one. */
export async function seenText(session: PlatformSession, text: string): Promise<Seen> {
  const find = (): Seen | undefined => session.seen().find((message) => message.text.includes(text));
  await session.until(() => find() !== undefined, `"${text}"`);
  const found = find();
  if (!found) throw new Error(`"${text}" is gone again`);
  return found;
}

export const placeOf = ({ channel, thread }: { channel: string; thread?: string }): { channel: string; thread: string | undefined } => ({
  channel,
  thread,
});

/** The marks not seen in order. */
export function missing(marks: readonly string[], seen: readonly Seen[]): string[] {
  const text = seen.map((message) => message.text).join("\n");
  let from = 0;
  return marks.filter((mark) => {
    const place = text.indexOf(mark, from);
    if (place >= 0) from = place;
    return place < 0;
  });
}
