import type { FetchedBody } from "./fetcher.ts";
import { FetchProblem } from "./problem.ts";

/** A fetched body as JSON. Throws FetchProblem that says what came in its place. */
export function jsonOf({ body, url }: FetchedBody): unknown {
  const text = body.toString("utf8").replace(/^\ufeff/, "");
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (text.trim() === "") throw new FetchProblem(`${url.host} answered with nothing.`, { cause });
    if (isWebPage(text)) throw webPage(url);
    throw new FetchProblem(`What ${url.host} sent is no JSON, or is cut off.`, { cause });
  }
}

/** Whether a text is a page for people, such as a form to log in. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text.slice(0, 1_000).replace(/<\?xml[^>]*>|<!--[\s\S]*?-->/g, ""));
}

export function webPage(url: URL): FetchProblem {
  return new FetchProblem(`${url.host} sent a web page for people, such as a form to log in, in place of data.`, {
    next: "Check the address, and whether it must be fetched with an account.",
  });
}
