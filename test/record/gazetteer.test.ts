import { describe, expect, it } from "vitest";
import { fold } from "../../src/core/text.ts";
import { createGazetteer } from "../../src/record/gazetteer.ts";
import type { NameRow } from "../../src/record/port.ts";

type Form = NameRow["form"];

function row(kind: NameRow["kind"], ref: string, name: string, form: Form = "primary"): NameRow {
  return { ref, kind, owner: "shared", name, folded: fold(name), form };
}

const rows: NameRow[] = [
  row("place", "plc-gaza-strip", "Gaza Strip"),
  row("place", "plc-gaza-strip", "Gaza", "alias"),
  row("dossier", "dos-gaza", "Gaza conflict"),
  row("dossier", "dos-gaza", "Gaza", "alias"),
  row("actor", "act-united-states", "United States"),
  row("actor", "act-united-states", "US", "alias"),
  row("actor", "act-united-states", "American", "demonym"),
  row("actor", "act-turkey", "Turkey"),
  row("actor", "act-turkey", "Türkiye", "alias"),
  row("actor", "act-sudan", "Sudan"),
  row("actor", "act-south-sudan", "South Sudan"),
  row("actor", "act-benjamin-netanyahu", "Benjamin Netanyahu"),
  row("actor", "act-benjamin-netanyahu", "Netanyahu", "alias"),
  row("actor", "act-recep-tayyip-erdogan", "Erdoğan"),
  row("issue", "iss-ceasefire", "a ceasefire"),
  row("issue", "iss-ceasefire", "ceasefire", "alias"),
];
const gazetteer = createGazetteer(rows);
const refs = (found: readonly { ref: string }[]) => found.map((each) => each.ref);

describe("exact names", () => {
  it.each([
    ["Türkiye", ["act-turkey"]],
    ["TURKIYE", ["act-turkey"]],
    ["the United States", ["act-united-states"]],
    ["the United States'", ["act-united-states"]],
    ["Netanyahu's", ["act-benjamin-netanyahu"]],
    ["u.s.", ["act-united-states"]],
    ["ceasefire", ["iss-ceasefire"]],
    ["Sudan", ["act-sudan"]],
    ["gaz", []],
    ["", []],
  ])("%s", (name, expected) => {
    expect(refs(gazetteer.exact(name))).toEqual(expected);
  });

  it("lists dossiers before places", () => {
    expect(refs(gazetteer.exact("gaza"))).toEqual(["dos-gaza", "plc-gaza-strip"]);
  });

  it("lists places before actors, and primary names before aliases", () => {
    const mixed = [
      row("actor", "act-a", "Aden"),
      row("place", "plc-a", "Aden", "alias"),
      row("place", "plc-b", "Aden"),
      row("issue", "iss-a", "Aden"),
    ];
    expect(refs(createGazetteer(mixed).exact("aden"))).toEqual(["plc-b", "plc-a", "act-a", "iss-a"]);
  });

  it("takes a small article for no part of the name", () => {
    const articles = createGazetteer([row("actor", "act-a", "the Pentagon"), row("place", "plc-a", "The Hague")]);
    expect(["Pentagon", "the Pentagon", "The Hague", "Hague"].map((name) => refs(articles.exact(name)))).toEqual([
      ["act-a"],
      ["act-a"],
      ["plc-a"],
      ["plc-a"],
    ]);
    expect(articles.mentions("The Pentagon and The Hague").map(({ surface }) => surface)).toEqual(["Pentagon", "The Hague"]);
  });

  it("lists a ref once, by its best form", () => {
    const twice = createGazetteer([
      row("place", "plc-a", "Aden", "alias"),
      row("place", "plc-a", "Aden"),
      row("place", "plc-a", "Áden", "alias"),
    ]);
    expect(twice.exact("aden").map((each) => [each.ref, each.form])).toEqual([["plc-a", "primary"]]);
  });

  it("gives the primary name as label", () => {
    expect(gazetteer.label("plc-gaza-strip")).toBe("Gaza Strip");
    expect(gazetteer.label("plc-nowhere")).toBeUndefined();
  });
});

describe("misspelt names", () => {
  it.each([
    ["gazza", ["dos-gaza", "plc-gaza-strip"]],
    ["gzaa", ["dos-gaza", "plc-gaza-strip"]],
    ["netenyahu", ["act-benjamin-netanyahu"]],
    ["natanyahou", ["act-benjamin-netanyahu"]],
    ["erdoghan", ["act-recep-tayyip-erdogan"]],
    ["unitde states", ["act-united-states"]],
    ["seasefire", ["iss-ceasefire"]],
  ])("%s is understood", (typed, expected) => {
    expect(refs(gazetteer.approximate(typed))).toEqual(expected);
  });

  it.each(["case", "game", "gaze", "turn", "uss", "united stakes", "gaza trip", "xyzzy"])("%s is left alone", (typed) => {
    expect(gazetteer.approximate(typed)).toEqual([]);
  });

  it("offers the nearest names, one row a ref", () => {
    expect(gazetteer.nearest("south sudaan republic", 2)).toEqual([
      { ref: "act-south-sudan", kind: "actor", label: "South Sudan" },
      { ref: "act-sudan", kind: "actor", label: "Sudan" },
    ]);
    expect(gazetteer.nearest("netanjahoo", 1)).toEqual([{ ref: "act-benjamin-netanyahu", kind: "actor", label: "Benjamin Netanyahu" }]);
  });
});

describe("completion", () => {
  it("completes any word of a name, names that begin with the prefix first", () => {
    expect(gazetteer.complete("su", 5).map((each) => each.label)).toEqual(["Sudan", "South Sudan"]);
  });

  it("puts the beginning of a name before the kind", () => {
    const two = createGazetteer([row("place", "plc-a", "New Sun"), row("actor", "act-a", "Sunland")]);
    expect(two.complete("sun", 5).map((each) => each.label)).toEqual(["Sunland", "New Sun"]);
  });

  it("puts dossiers before places and keeps to the kinds asked for", () => {
    expect(refs(gazetteer.complete("gaz", 5))).toEqual(["dos-gaza", "plc-gaza-strip"]);
    expect(refs(gazetteer.complete("gaz", 5, ["place"]))).toEqual(["plc-gaza-strip"]);
  });

  it("answers an empty prefix, up to the limit", () => {
    expect(gazetteer.complete("", 3)).toHaveLength(3);
    expect(gazetteer.complete("zz", 3)).toEqual([]);
  });
});
