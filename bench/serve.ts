import { briefTimes } from "./brief.ts";

// Run by itself, so that the memory is that of a process which only answers.
const [path = ""] = process.argv.slice(2);
await briefTimes(path);
process.stdout.write(String(process.memoryUsage.rss() / 1_048_576));
