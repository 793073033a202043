/** What Discord takes, in UTF-16 units and counts. Pages named are those of docs.discord.com/developers. */
export const DISCORD_LIMITS = {
  /** "Component Reference", Legacy Message Component Behavior and Components V2: nested ones counted. */
  components: 40,
  /** "Component Reference", Text Display: over all text displays of a message. */
  text: 4_000,
  /** "Component Reference", Action Row. */
  buttonsInRow: 5,
  /** "Component Reference", Button. */
  buttonLabel: 80,
  customId: 100,
  /** "Component Reference", Modal, Label, Text Input. */
  modalTitle: 45,
  label: 45,
  labelDescription: 100,
  inputText: 4_000,
  /** "Channels Resource", Start Thread. */
  threadName: 100,
  /** "Message Resource", Create Message. */
  nonce: 25,
  /** "Application Commands". */
  commands: 100,
  commandName: 32,
  commandCharacters: 8_000,
  description: 100,
  options: 25,
  choices: 25,
  choiceText: 100,
  /** "Receiving and Responding to Interactions": milliseconds to acknowledge, and an interaction token works for. */
  /** "Create Followup Message": where the app was added by the asker alone and not to the server. */
  followUps: 5,
  acknowledgeMilliseconds: 3_000,
  tokenMilliseconds: 15 * 60_000,
} as const;
