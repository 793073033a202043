import type { Expected } from "./expected.ts";
import { ACCOUNTS } from "./questions/accounts.ts";
import { COMPARE } from "./questions/compare.ts";
import { COUNTS } from "./questions/counts.ts";
import { DECLINED } from "./questions/declined.ts";
import { EVIDENCE } from "./questions/evidence.ts";
import { FIGURES } from "./questions/figures.ts";
import { HAPPENINGS } from "./questions/happenings.ts";
import { MEETINGS } from "./questions/meetings.ts";
import { NAMES } from "./questions/names.ts";
import { POSITIONS } from "./questions/positions.ts";
import { TOPICS } from "./questions/topics.ts";
import { WHETHER } from "./questions/whether.ts";

/** Questions as a desk asks them, answerable and not, worded in many ways. */
export const QUESTIONS: readonly Expected[] = [
  ...TOPICS,
  ...POSITIONS,
  ...ACCOUNTS,
  ...COMPARE,
  ...FIGURES,
  ...COUNTS,
  ...HAPPENINGS,
  ...MEETINGS,
  ...EVIDENCE,
  ...NAMES,
  ...WHETHER,
  ...DECLINED,
];
