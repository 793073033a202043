import type { Ask } from "../briefings/ask/ask.ts";
import type { Answer } from "../briefings/requests.ts";
import type { Editions } from "../digests/editions.ts";
import type { Reports } from "../digests/reports.ts";
import type { Gazetteer } from "../record/gazetteer.ts";
import type { RecordReader } from "../record/port.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { Talk } from "./talk.ts";

/** What the commands that answer from the record are built from. */
export interface CommandDeps {
  reader: RecordReader;
  gazetteer: () => Promise<Gazetteer>;
  answer: Answer;
  ask: Ask;
  /** What was last asked where. */
  talk: Talk;
  /** Answers given, by the keys their buttons carry. */
  answers: KeptAnswers;
  /** Answers posted, by what they cite. */
  editions: Editions;
  /** Whether digests can be sent to a platform. */
  delivers(platform: string): boolean;
  /** Errors that readers reported. */
  reports: Reports;
}
