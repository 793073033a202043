/** What a look at one thing came to. */
export interface Finding {
  /** Undefined where there was nothing to look at, or nothing to look with. */
  ok: boolean | undefined;
  about: string;
  /** What was found, as a sentence without its stop. */
  found: string;
  /** What to do about it, as a sentence. */
  todo?: string;
}

/** What a look at a platform came to, and what its clock said, in milliseconds since the epoch. */
export interface Probe {
  findings: Finding[];
  serverTime?: number;
}

const PATIENCE = 5_000;

/** An answer over HTTP; the body is empty where it is not JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** The answer, or undefined where none came in five seconds. */
export async function ask(url: string, init: RequestInit): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE), redirect: "manual" });
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, headers: response.headers, body: isRecord(body) ? body : {} };
  } catch {
    return undefined;
  }
}

/** What the answer's `Date` header says. */
export function timeOf(headers: Headers): Pick<Probe, "serverTime"> {
  const serverTime = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(serverTime) ? {} : { serverTime };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
