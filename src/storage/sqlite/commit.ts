import { UserError } from "../../core/errors.ts";
import type { CommitResult } from "../../record/port.ts";
import { citedSources, dayOf, supersededId, type Put } from "../content.ts";
import type { Facts } from "../facts.ts";
import { kindOfId } from "../../record/load-kinds.ts";
import { kindNumber } from "../kinds.ts";
import { linksOf } from "../links.ts";
import { dayNumber, moment } from "../moments.ts";
import { sameBody, type Current } from "./current.ts";
import type { Keys } from "./keys.ts";
import type { Rows } from "./rows.ts";

/** Since when things are known that are named rather than reported: always. */
const ALWAYS = "0001-01-01";

/** What a commit writes with. */
export interface CommitTools {
  keys: Keys;
  rows: Rows;
  /** The newest revision of an id for every owner that has one. */
  currentOf: (key: number) => Current[];
  /** `published_at` of a source on record that the owner sees. */
  sourceKnown: (id: string) => string | undefined;
  /** The facts as an owner sees them, with this commit taken in. */
  facts: (owner: number) => Facts;
}

/** One commit in the making: takes changes one by one, in an order in which what is cited comes before what cites it. */
export class Commit {
  readonly result: CommitResult;
  /** How many records stand in another folder than before; they count as unchanged. */
  moved = 0;
  readonly #tools: CommitTools;
  readonly #owner: number;
  readonly #recordedAt: string;
  readonly #touched = new Map<string, Current>();
  readonly #known = new Map<string, string>();
  readonly #ends: (() => void)[] = [];
  #row: number;
  #settled: number;

  constructor(tools: CommitTools, owner: number, recordedAt: string, tip: { position: number; lastRow: number; settled: number }) {
    this.#tools = tools;
    this.#owner = owner;
    this.#recordedAt = recordedAt;
    this.#row = tip.lastRow;
    this.#settled = Math.max(tip.settled, moment(recordedAt));
    this.result = { position: tip.position, added: 0, revised: 0, retracted: 0, unchanged: 0 };
  }

  get lastRow(): number {
    return this.#row;
  }

  /** The last moment at which anything begins or ceases to be seen. */
  get settled(): number {
    return this.#settled;
  }

  put(put: Put): void {
    const { id } = put.body;
    if (kindOfId(id) !== put.kind) throw new UserError("bad-data", `${id} is not the id of a ${put.kind}.`);
    const current = this.#current(id);
    const text = JSON.stringify(put.body);
    if (put.kind === "source") this.#known.set(id, put.body.published_at);
    if (current !== undefined && !current.retracted && sameBody(current.text, text)) {
      this.result.unchanged++;
      if (current.dossier !== put.dossier) this.#move(id, current, put);
      return;
    }
    const known = this.#knownAt(put);
    const revision = (current?.revision ?? 0) + 1;
    const seenFrom = moment(revision === 1 ? known : this.#recordedAt);
    this.#settled = Math.max(this.#settled, seenFrom);
    if (current !== undefined && !current.retracted) this.#end(current, seenFrom);
    if (current === undefined || current.retracted) this.result.added++;
    else this.result.revised++;
    const key = this.#tools.keys.intern(id);
    const supersedes = supersededId(put);
    const links = this.links(put, this.#owner);
    const row = ++this.#row;
    this.#tools.rows.insert(put, {
      row,
      key,
      owner: this.#owner,
      revision,
      position: this.result.position + 1,
      day: dayOf(put),
      seenFrom,
      knownAt: known,
      links,
      text,
      recordedAt: this.#recordedAt,
      supersedes: supersedes === undefined ? null : this.#tools.keys.intern(supersedes),
    });
    this.#tools.rows.rename(id, this.#owner, put);
    const placed = { row, owner: this.#owner, kind: kindNumber(put.kind), day: dayNumber(dayOf(put)), revision, links, text };
    this.#touched.set(id, { ...placed, dossier: put.dossier, retracted: false });
  }

  retract(id: string, reason: string): void {
    const current = this.#current(id);
    if (current === undefined) throw new UserError("bad-data", `${id} is not on record and cannot be retracted.`);
    if (current.retracted) {
      this.result.unchanged++;
      return;
    }
    this.#retract(id, current, reason);
    this.result.retracted++;
    this.#touched.set(id, { ...current, retracted: true });
  }

  /** Writes what had to wait for the new rows. */
  finish(): void {
    this.#tools.rows.flush();
    for (const end of this.#ends) end();
  }

  /** The keys a record links to, as one owner sees them. */
  links(put: Put, owner: number): number[] {
    const keys = [...linksOf(put, this.#tools.facts(owner))].map((id) => this.#tools.keys.intern(id));
    return [0, ...keys.toSorted((a, b) => a - b)];
  }

  #retract(id: string, current: Current, reason: string): void {
    this.#end(current, moment(this.#recordedAt), { at: this.#recordedAt, reason });
    this.#tools.rows.rename(id, current.owner, undefined);
  }

  #end(current: Current, seenTo: number, retracted?: { at: string; reason: string }): void {
    this.#ends.push(() => this.#tools.rows.end(current, seenTo, retracted));
  }

  /** The same body in another folder: no revision, for nothing that was said has changed. */
  #move(id: string, current: Current, put: Put): void {
    this.moved++;
    const links = this.links(put, this.#owner);
    this.#ends.push(() => this.#tools.rows.place(current, put.dossier ?? null, links));
    this.#touched.set(id, { ...current, dossier: put.dossier, links });
  }

  #current(id: string): Current | undefined {
    const touched = this.#touched.get(id);
    if (touched !== undefined) return touched;
    const key = this.#tools.keys.find(id);
    if (key === undefined) return undefined;
    const all = this.#tools.currentOf(key);
    const others = all.filter((current) => current.owner !== this.#owner && !current.retracted);
    if (this.#owner !== 0 && others.some((current) => current.owner === 0)) {
      throw new UserError("not-permitted", `${id} is on the shared record and cannot be changed here.`, { next: "Choose another id." });
    }
    // Once the shared record holds an id, a desk's own record of that id gives way to it.
    if (this.#owner === 0) for (const current of others) this.#retract(id, current, "the shared record now holds this id");
    return all.find((current) => current.owner === this.#owner);
  }

  #knownAt(put: Put): string {
    if (put.kind === "source") return put.body.published_at;
    const known = citedSources(put).map((source) => this.#sourceKnown(put.body.id, source));
    if (put.kind === "actor" || known.length === 0) return ALWAYS;
    return known.reduce((earliest, at) => (at < earliest ? at : earliest));
  }

  #sourceKnown(id: string, source: string): string {
    const known = this.#known.get(source) ?? this.#tools.sourceKnown(source);
    if (known === undefined) {
      throw new UserError("bad-data", `${id} cites ${source}, which is not on record.`, { next: "Put the source on record first." });
    }
    this.#known.set(source, known);
    return known;
  }
}
