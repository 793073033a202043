import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRobots } from "../../../src/ingest/live/robots.ts";

describe("robots.txt (RFC 9309)", () => {
  it.each<[string, string, string, boolean]>([
    ["nothing is said", "", "/a", true],
    ["everything is closed", "User-agent: *\nDisallow: /", "/a", false],
    ["an empty rule closes nothing", "User-agent: *\nDisallow:", "/a", true],
    ["the longest rule decides", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["of the same length allow decides", "User-agent: *\nDisallow: /page\nAllow: /page", "/page", true],
    ["our own group comes before that for all", "User-agent: *\nDisallow: /\n\nUser-agent: readout\nDisallow: /private", "/feed", true],
    ["our own group closes", "User-agent: Readout\nDisallow: /feed\nUser-agent: *\nAllow: /", "/feed.xml", false],
    [
      "groups that name us are one",
      "User-agent: readout\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: Readout\nDisallow: /c",
      "/c",
      false,
    ],
    ["another's group is none of ours", "User-agent: other\nDisallow: /", "/a", true],
    ["several agents share rules", "User-agent: other\nUser-agent: Readout/1.0\nDisallow: /a", "/a", false],
    ["a star stands for anything", "User-agent: *\nDisallow: /*.php$", "/x/y.php", false],
    ["a dollar is the end", "User-agent: *\nDisallow: /*.php$", "/x.php?y", true],
    ["several stars", "User-agent: *\nDisallow: /*a*b*c", "/xxaxxbxxc/z", false],
    ["spelt with percents", "User-agent: *\nDisallow: /%7Ejoe/", "/~joe/x", false],
    ["with comments and blanks", " User-Agent : *  # all\r\n  Disallow: /a # closed\r\n", "/a", false],
    ["robots.txt itself may always be had", "User-agent: *\nDisallow: /", "/robots.txt", true],
  ])("%s", (_, text, path, allowed) => {
    expect(parseRobots(text, "Readout").allows(path)).toBe(allowed);
  });

  it("reads how long to wait", () => {
    expect(parseRobots("User-agent: *\nCrawl-delay: 7\nDisallow: /x", "Readout").crawlDelay).toBe(7);
  });

  it("fails on no text, and is quick on a hostile one", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (text, path) => typeof parseRobots(`User-agent: *\nDisallow: ${text}`, "Readout").allows(path) === "boolean",
      ),
    );
    expect(parseRobots(`User-agent: *\nDisallow: /${"*a".repeat(2_000)}b`, "Readout").allows(`/${"a".repeat(20_000)}`)).toBe(true);
  });
});
