// Starts a script of this project on a Node that can run it: the host's own where it is new enough,
// else one fetched by `npm ci` into tools/runtime. Plain JavaScript that Node 18 understands.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = join(root, "tools", "runtime");
const hostIsNewEnough = Number(process.versions.node.split(".")[0]) >= OLDEST_MAJOR;

/** The fetched Node for this platform, or undefined while it is not there. */
function fetchedNode() {
  const windows = process.platform === "win32";
  const platform = windows ? "win" : process.platform;
  const binary = join("bin", windows ? "node.exe" : "node");
  return ["node", "node-bin"]
    .map((name) => join(runtime, "node_modules", `${name}-${platform}-${process.arch}`, binary))
    .find((path) => existsSync(path));
}

function fetchNode() {
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", runtime];
  // npm hands its children npm_config_* of the outer call; a prefix among them would win over ours.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => key !== "npm_config_prefix" && key !== "npm_config_local_prefix"),
  );
  const options = { stdio: ["ignore", "ignore", "inherit"], cwd: runtime, env };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  return done.status === 0 ? fetchedNode() : undefined;
}

function nodeOrExit() {
  const node = fetchedNode() ?? fetchNode();
  if (node) return node;
  process.stderr.write(
    `Readout needs Node ${OLDEST_MAJOR} or newer; this is ${process.versions.node}, and fetching one for ${process.platform} ${process.arch} did not work.\n` +
      `Install Node ${OLDEST_MAJOR} or newer, or run "npm ci" in tools/runtime with a network, and start again.\n`,
  );
  process.exit(3);
}

/** Megabytes of each half of the young generation: by default what is short-lived takes up some 60 MB of a busy process. */
const FLAGS = ["--max-semi-space-size=8"];

function runElsewhere(node, args) {
  const env = {
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "compile"),
    ...process.env,
    PATH: dirname(node) + delimiter + (process.env.PATH ?? ""),
  };
  const child = spawn(node, [...FLAGS, ...args], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`Could not start ${node}: ${error.message}\n`);
    process.exit(3);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));
}

/** Runs `script` (a path inside the project) with `args`, in this process where that is possible. */
export async function launch(script, args) {
  const path = resolve(root, script);
  if (!hostIsNewEnough) return runElsewhere(nodeOrExit(), [path, ...args]);
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.(join(root, "node_modules", ".cache", "compile"));
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2);
  if (script === "--prefetch") {
    // Off line at install time is no reason to fail the install: the first start tries again.
    if (!hostIsNewEnough && !fetchedNode()) fetchNode();
  } else if (script) await launch(script, args);
  else process.stderr.write("usage: node tools/launch.mjs <script> [arguments]\n");
}
