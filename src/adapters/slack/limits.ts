/** What Slack takes, in UTF-16 units and counts. Pages named are those of docs.slack.dev. */
export const SLACK_LIMITS = {
  /** "Reference: Blocks": blocks in one message. */
  blocks: 50,
  /** "chat.postMessage", Truncating content: advised length of the top-level text. */
  text: 4_000,
  /** Not documented: messages are refused as `msg_blocks_too_long` from about 13,200 characters over all blocks. */
  textOverBlocks: 10_000,
  /** "Header block". */
  headerText: 150,
  /** "Context block". */
  contextElements: 10,
  /** "Text object". */
  textObject: 3_000,
  /** "Table block". */
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** "Actions block". */
  actionElements: 25,
  /** "Button element". */
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  linkUrl: 3_000,
  /** "Modals" and "Views". */
  viewBlocks: 100,
  viewTitle: 24,
  viewMetadata: 3_000,
  callbackId: 255,
  /** "Input block". */
  inputLabel: 2_000,
  /** "Plain-text input element". */
  inputText: 3_000,
  /** "Select menu element", "Option object", "Checkboxes". */
  options: 100,
  optionText: 75,
  optionValue: 75,
  checkboxes: 10,
  blockId: 255,
  /** "Implementing shortcuts": the name of an entry in a menu. */
  shortcutName: 24,
  /** "Assistant": prompts of the agent view. */
  prompts: 4,
  /** "Handling user interaction", response_url: uses, and milliseconds it works for. */
  responseUses: 5,
  responseMilliseconds: 30 * 60_000,
} as const;
