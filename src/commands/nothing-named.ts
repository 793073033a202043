import { type MessageDocument, plainDocument } from "../core/document.ts";

/** Names quoted back at most. */
const MOST_QUOTED = 3;

/** Says that a message names nothing on record, or only what can mean several things, and what to do. */
export function nothingNamed(unclear: readonly string[]): MessageDocument {
  const quoted = unclear.slice(0, MOST_QUOTED).map((name) => `“${name}”`);
  const said =
    quoted.length === 0
      ? "Nothing that is on record is named in this message."
      : `What this message names can mean several things: ${quoted.join(", ")}.`;
  return plainDocument("notice", said, "Ask in your own words, or name a topic: brief gaza");
}
