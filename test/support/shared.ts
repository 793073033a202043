import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of sample data beside the project, or undefined where it is not there. */
export function sharedFolder(): string | undefined {
  const folder = fileURLToPath(new URL("../../../shared/", import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
