import { sql } from "kysely";
import type { Put } from "../content.ts";
import type { AboutFacts, ActorFacts, Facts } from "../facts.ts";
import { kindOfNumber } from "../kinds.ts";
import { FOREVER } from "../moments.ts";
import type { Connection } from "./connection.ts";

/** What links follow through one record: each field where its kind has it. */
interface Entity {
  parent?: string | undefined;
  actor?: ActorFacts;
  places?: readonly string[];
  dispute?: AboutFacts;
}

const NOTHING: Entity = {};
const CACHE_LIMIT = 200_000;

/** What links follow through a record as it is put in. */
function entityOf(put: Put): Entity {
  switch (put.kind) {
    case "place":
      return { parent: put.body.parent };
    case "actor": {
      const offices = put.body.offices.map(({ of, from, to }) => (to === undefined ? { of, from } : { of, from, to }));
      return { actor: { partOf: put.body.part_of, offices } };
    }
    case "issue":
      return { places: put.body.places };
    case "dispute":
      return { dispute: { actors: put.body.actors, places: put.body.places, issues: put.body.issues } };
    default:
      return NOTHING;
  }
}

/** The facts on record for each owner, remembered between commits, under those of the commit in hand. */
export class StoredFacts {
  readonly #connection: Connection;
  readonly #stored = new Map<number, Map<string, Entity>>();
  readonly #pending = new Map<string, Entity>();
  #pendingOwner = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Forgets all, as after another process wrote. */
  forget(): void {
    this.#stored.clear();
    this.#pending.clear();
  }

  /**
   * Takes in what the commit in hand will leave: `final` holds the last put of each id, or undefined where it is retracted.
   * Answers the ids through which links now lead elsewhere.
   */
  begin(owner: number, final: ReadonlyMap<string, Put | undefined>): string[] {
    const before = new Map([...final.keys()].map((id) => [id, JSON.stringify(this.#entity(owner, id))]));
    this.#pendingOwner = owner;
    for (const [id, put] of final) this.#pending.set(id, put === undefined ? NOTHING : entityOf(put));
    return [...final.keys()].filter((id) => before.get(id) !== JSON.stringify(this.#pending.get(id)));
  }

  /** The commit is over, done or taken back. */
  end(): void {
    for (const stored of this.#stored.values()) for (const id of this.#pending.keys()) stored.delete(id);
    this.#pending.clear();
  }

  /** The facts as the owner sees them. */
  view(owner: number): Facts {
    return {
      parentOf: (place) => this.#entity(owner, place).parent,
      actor: (id) => this.#entity(owner, id).actor,
      placesOf: (issue) => this.#entity(owner, issue).places ?? [],
      dispute: (id) => this.#entity(owner, id).dispute,
    };
  }

  #entity(owner: number, id: string): Entity {
    if (this.#pendingOwner === 0 || this.#pendingOwner === owner) {
      const pending = this.#pending.get(id);
      if (pending !== undefined) return pending;
    }
    let stored = this.#stored.get(owner);
    if (stored === undefined || stored.size >= CACHE_LIMIT) this.#stored.set(owner, (stored = new Map()));
    const known = stored.get(id);
    if (known !== undefined) return known;
    const entity = this.#read(owner, id);
    stored.set(id, entity);
    return entity;
  }

  #read(owner: number, id: string): Entity {
    const row = this.#connection
      .statement(
        "facts",
        () => sql`select r.kind, r.body from refs f cross join records r on r.key = f.key
          where f.id = ${"id"} and r.owner in (0, ${"owner"}) and r.seen_to = ${sql.lit(FOREVER)} order by r.owner limit 1`,
      )
      .first({ id, owner });
    if (row === undefined) return NOTHING;
    return entityOf({ kind: kindOfNumber(Number(row[0])), body: JSON.parse(String(row[1])) });
  }
}
