import type { OptionKind } from "../../commands/command.ts";

/** Values that begin like `prefix` for an option of this kind, best first. */
export type Suggest = (kind: OptionKind, prefix: string) => Promise<{ name: string; value: string }[]>;
