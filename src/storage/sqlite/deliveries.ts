import { sql } from "kysely";
import type { Claim, Claimed, Deliveries, Delivery } from "../../digests/deliveries.ts";
import type { Connection, Row } from "./connection.ts";
import { conversationOf, conversationValues } from "./conversations.ts";
import { toOwner } from "./decode.ts";

const FIXED = ["key", "owner", "purpose", "of", "about", "due_at", "platform", "tenant", "channel", "thread"];
const MOVING = ["state", "attempts", "not_before", "since", "content", "message", "error", "settled_at"];
const COLUMNS = [...FIXED, ...MOVING];
const names = (columns: readonly string[]) => sql.join(columns.map((name) => sql.ref(name)));

/** Deliveries in SQLite. A claim is one transaction, so that two processes never hold the same one. */
export class SqliteDeliveries implements Deliveries {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(deliveries: readonly Delivery[]): Promise<number> {
    return this.#connection.durable(() => {
      const before = this.#connection.number("select total_changes()");
      const add = this.#connection.statement(
        "deliveries:add",
        () => sql`insert or ignore into deliveries (${names([...COLUMNS, "open"])}) values (${sql.join([...COLUMNS, "open"])})`,
      );
      for (const delivery of deliveries) add.run(...fixedValues(delivery), ...movingValues(delivery), openOf(delivery));
      return this.#connection.number("select total_changes()") - before;
    });
  }

  async claim({ lease, now, until, limit, platforms, except }: Claim): Promise<Claimed[]> {
    return this.#connection.transaction("write", () => {
      const rows = this.#connection
        .statement(
          "deliveries:claimable",
          () => sql`
            select ${names(COLUMNS)} from deliveries
            where open = 1 and not_before <= ${"now"} and lease_until <= ${"held"}
              and platform in (select value from json_each(${"platforms"}))
              and platform || ' ' || coalesce(tenant, '') || ' ' || channel not in (select value from json_each(${"except"}))
            order by due_at, key limit ${"limit"}`,
        )
        .all({ now, held: now, platforms: JSON.stringify(platforms), except: JSON.stringify(except), limit });
      const hold = this.#connection.statement(
        "deliveries:hold",
        () => sql`update deliveries set lease = ${"lease"}, lease_until = ${"until"} where key = ${"key"}`,
      );
      return rows.map(toDelivery).map((delivery) => {
        hold.run(lease, until, delivery.key);
        return { delivery, lease };
      });
    });
  }

  async save({ delivery, lease }: Claimed, until: number): Promise<boolean> {
    const work = () => {
      const held = () => sql`select 1 from deliveries where key = ${"key"} and lease = ${"lease"}`;
      if (this.#connection.statement("deliveries:held", held).first({ key: delivery.key, lease }) === undefined) return false;
      this.#connection
        .statement(
          "deliveries:save",
          () => sql`
            update deliveries set ${sql.join(MOVING.map((name) => sql`${sql.ref(name)} = ${name}`))},
              open = ${"open"},
              lease_until = ${"until"}
            where key = ${"key"}`,
        )
        .run(...movingValues(delivery), openOf(delivery), until, delivery.key);
      return true;
    };
    // What may be on its way must be known after a power cut; that it arrived can be found out again.
    return delivery.state === "sending" ? this.#connection.durable(work) : this.#connection.transaction("write", work);
  }

  async get(key: string): Promise<Delivery | undefined> {
    return this.#read("get", () => sql`select ${names(COLUMNS)} from deliveries where key = ${"key"}`, { key })[0];
  }

  async of(id: string, limit: number): Promise<Delivery[]> {
    const build = () =>
      sql`select ${names(COLUMNS)} from deliveries where ${sql.ref("of")} = ${"id"} order by due_at desc, key limit ${"limit"}`;
    return this.#read("of", build, { id, limit });
  }

  async counts(): ReturnType<Deliveries["counts"]> {
    return this.#connection.guard(() =>
      this.#connection
        .statement("deliveries:counts", () => sql`select state, purpose, count(*) from deliveries group by state, purpose order by 1, 2`)
        .all({})
        .map(([state, purpose, count]) => ({ state: toState(state), purpose: toPurpose(purpose), count: Number(count) })),
    );
  }

  async open(limit: number): Promise<Delivery[]> {
    const build = () =>
      sql`select ${names(COLUMNS)} from deliveries where open = 1 or state = 'uncertain' order by due_at, key limit ${"limit"}`;
    return this.#read("open", build, { limit });
  }

  async oldestDue(now: number): Promise<string | undefined> {
    const build = () => sql`select min(due_at) from deliveries where open = 1 and not_before <= ${"now"}`;
    const found = this.#connection.guard(() => this.#connection.statement("deliveries:oldest", build).first({ now }))?.[0];
    return found === null || found === undefined ? undefined : String(found);
  }

  #read(name: string, build: Parameters<Connection["statement"]>[1], slots: Record<string, string | number>): Delivery[] {
    return this.#connection.guard(() => this.#connection.statement(`deliveries:${name}`, build).all(slots).map(toDelivery));
  }
}

/** Whether it may still be taken up. */
const openOf = ({ state }: Delivery): number => Number(state === "due" || state === "sending");

function fixedValues({ key, owner, purpose, of, about, dueAt, conversation }: Delivery): (string | null)[] {
  return [key, owner, purpose, of, about, dueAt, ...conversationValues(conversation)];
}

function movingValues({ state, attempts, notBefore, since, content, message, error, settledAt }: Delivery): (string | number | null)[] {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  return [state, attempts, notBefore, since ?? null, json(content), json(message), error ?? null, settledAt ?? null];
}

function toDelivery(row: Row): Delivery {
  const [key, owner, purpose, of, about, dueAt] = row;
  const [state, attempts, notBefore, since, content, message, error, settledAt] = row.slice(FIXED.length);
  return {
    key: String(key),
    owner: toOwner(String(owner)),
    purpose: toPurpose(purpose),
    of: String(of),
    about: String(about),
    dueAt: String(dueAt),
    conversation: conversationOf(row.slice(6, FIXED.length)),
    state: toState(state),
    attempts: Number(attempts),
    notBefore: Number(notBefore),
    ...(typeof since === "number" ? { since } : {}),
    ...(typeof content === "string" ? { content: JSON.parse(content) } : {}),
    ...(typeof message === "string" ? { message: JSON.parse(message) } : {}),
    ...(typeof error === "string" ? { error } : {}),
    ...(typeof settledAt === "string" ? { settledAt } : {}),
  };
}

const STATES: readonly Delivery["state"][] = ["due", "sending", "sent", "silent", "missed", "refused", "uncertain"];
const PURPOSES: readonly Delivery["purpose"][] = ["digest", "alert", "correction", "note"];

const toState = (value: unknown): Delivery["state"] => STATES.find((each) => each === value) ?? "uncertain";
const toPurpose = (value: unknown): Delivery["purpose"] => PURPOSES.find((each) => each === value) ?? "note";
