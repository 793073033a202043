import { dayOf, type Put } from "./content.ts";
import type { AboutFacts, Facts } from "./facts.ts";

/** Collects the ids a record links to, following each as the contract of `Selection` says. */
class Links {
  readonly ids = new Set<string>();
  readonly #facts: Facts;
  readonly #day: string;

  constructor(facts: Facts, day: string) {
    this.#facts = facts;
    this.#day = day;
  }

  /** The actor and what it is part of; for a holder of offices, those held on the record's day. */
  actor(id: string | null | undefined): void {
    if (id === null || id === undefined || this.ids.has(id)) return;
    this.ids.add(id);
    const facts = this.#facts.actor(id);
    if (facts === undefined) return;
    this.actor(facts.partOf);
    if (this.#day === "") return;
    for (const office of facts.offices) {
      if (office.from <= this.#day && (office.to === undefined || this.#day <= office.to)) this.actor(office.of);
    }
  }

  /** The place and all it lies in. */
  place(id: string | undefined): void {
    for (let at = id; at !== undefined && !this.ids.has(at); at = this.#facts.parentOf(at)) this.ids.add(at);
  }

  issue(id: string): void {
    this.ids.add(id);
    for (const place of this.#facts.placesOf(id)) this.place(place);
  }

  about(lists: Partial<AboutFacts>): void {
    for (const actor of lists.actors ?? []) this.actor(actor);
    for (const place of lists.places ?? []) this.place(place);
    for (const issue of lists.issues ?? []) this.issue(issue);
  }

  dispute(id: string): void {
    this.ids.add(id);
    const facts = this.#facts.dispute(id);
    if (facts !== undefined) this.about(facts);
  }
}

/** Every id a record links to: its own first, then as documented at `Selection`. */
export function linksOf(put: Put, facts: Facts): Set<string> {
  const links = new Links(facts, dayOf(put));
  links.ids.add(put.body.id);
  if (put.dossier !== undefined) links.ids.add(put.dossier);
  switch (put.kind) {
    case "event":
      for (const recipient of put.body.recipients) links.actor(recipient);
      for (const counted of put.body.casualties) links.actor(counted.reporter);
      // It happened where it happened: a protest in one country over an issue of another is no event there.
      links.about(put.body.places.length > 0 ? { actors: put.body.actors, places: put.body.places } : put.body);
      for (const issue of put.body.issues) links.ids.add(issue);
      break;
    case "position":
      links.actor(put.body.actor);
      links.actor(put.body.speaker);
      links.issue(put.body.issue);
      links.about(put.body);
      break;
    case "figure":
      links.actor(put.body.reporter);
      links.about(put.body);
      break;
    case "claim":
      links.actor(put.body.by);
      links.actor(put.body.speaker);
      links.dispute(put.body.dispute);
      break;
    case "question":
    case "dispute":
    case "dossier":
      links.about(put.body);
      break;
    case "issue":
      for (const place of put.body.places) links.place(place);
      break;
    case "actor":
      links.actor(put.body.part_of);
      links.place(put.body.place);
      break;
    case "place":
      links.place(put.body.parent);
      break;
    case "source":
      break;
  }
  return links.ids;
}
