/** An entry of Slack's own menus; `id` comes back as the `callback_id`. */
export interface Shortcut {
  type: "global" | "message";
  /** As the menu shows it. */
  name: string;
  id: string;
  description: string;
}

/** The shortcuts: one of the workspace's menu, which opens a form, and those of a message's menu. */
export const SHORTCUTS: readonly Shortcut[] = [
  { type: "global", name: "Ask Readout", id: "ask", description: "A briefing or an answer from the record" },
  { type: "message", name: "Brief me on this", id: "message-brief", description: "A briefing on what this message is about" },
  {
    type: "message",
    name: "Positions in this message",
    id: "message-positions",
    description: "Who in this message holds what, with sources",
  },
];
