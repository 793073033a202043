import type { OptionKind } from "../../commands/command.ts";

/** The values of options that take one of a few words. */
export const OPTION_VALUES: Readonly<Partial<Record<OptionKind, readonly string[]>>> = {
  length: ["short", "standard", "full"],
  granularity: ["day", "week", "month"],
};
