import { isIP } from "node:net";
import { isPublicAddress } from "./addresses.ts";
import { FetchProblem } from "./problem.ts";

/** `host:port` pairs the operator lets be fetched though they lie inside the host's own network or on an unusual port. */
export type AllowList = ReadonlySet<string>;

/** Top-level names that are resolved inside a network only (RFC 6761, 6762, 8375, 9476; `internal` is reserved by ICANN). */
const INSIDE = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion|invalid|test|example)$/;

const LONGEST = 8_000;

/** `host:port` of an address, the port always written; as READOUT_FETCH_ALLOW has it. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port}`;
}

/** Whether the operator lets this host and port be fetched whatever they are. */
export const isAllowed = (url: URL, allow: AllowList): boolean => allow.has(hostAndPort(url));

/**
 * Reads an address that may be fetched: http or https, no name or password in it, a public host on its usual port,
 * unless the operator allows the pair of host and port. Throws FetchProblem.
 */
export function readFetchUrl(text: string, allow: AllowList): URL {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) throw refused("The address is longer than 8000 characters.");
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined) throw refused(`“${trimmed.slice(0, 80)}” is not an address.`, "Give one such as https://example.org/feed.xml.");
  return checkFetchUrl(url, allow, trimmed);
}

/** The same for an address that is parsed already, as that of a redirect; `written` is how it was spelt. */
export function checkFetchUrl(url: URL, allow: AllowList, written: string = url.href): URL {
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused("Only http and https addresses are fetched.");
  if (url.username !== "" || url.password !== "") {
    throw refused(
      "The address holds a name or password.",
      "Leave them out: what is secret is set in the environment, never in an address.",
    );
  }
  if (isAllowed(url, allow)) return url;
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw insideRefused(url);
    // 0x7f.1, 017700000001 and 2130706433 are addresses too; nobody means them well.
    if (isIP(host) === 4 && !written.includes(host)) throw refused("The address spells a number in an unusual way.");
  } else if (!host.includes(".") || INSIDE.test(host)) throw insideRefused(url);
  if (url.port !== "") {
    throw refused(`Port ${url.port} is not a usual one.`, `An operator can allow it: READOUT_FETCH_ALLOW=${hostAndPort(url)}`);
  }
  return url;
}

/** The problem of a host that lies inside the network Readout runs in. */
export function insideRefused(url: URL): FetchProblem {
  return refused(
    `${url.host} is inside the network Readout runs in, which is not fetched.`,
    `An operator can allow it: READOUT_FETCH_ALLOW=${hostAndPort(url)}`,
  );
}

function refused(message: string, next?: string): FetchProblem {
  return new FetchProblem(message, { code: "not-permitted", lasting: true, ...(next === undefined ? {} : { next }) });
}
