import type { Ask } from "../briefings/ask/ask.ts";
import type { Answer } from "../briefings/requests.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { RecordReader } from "../record/port.ts";

/** What the commands that answer from the record are built from. */
export interface CommandDeps {
  reader: RecordReader;
  gazetteer: () => Promise<Gazetteer>;
  answer: Answer;
  ask: Ask;
}
