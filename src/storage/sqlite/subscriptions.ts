import { sql } from "kysely";
import type { Conversation } from "../../core/platform.ts";
import type { Subscription, Subscriptions } from "../../digests/subscriptions.ts";
import type { Owner } from "../../record/types.ts";
import type { Connection, Row } from "./connection.ts";
import { conversationOf, conversationValues } from "./conversations.ts";
import { toOwner } from "./decode.ts";

const COLUMNS = ["id", "owner", "kind", "next_at", "position", "created_at", "details", "platform", "tenant", "channel", "thread"];
const NAMES = sql.join(COLUMNS.map((name) => sql.ref(name)));

/** What stands in the column `details`, as JSON. */
type Details = Pick<Subscription, "topic" | "settings" | "zone" | "createdBy" | "pausedUntil" | "suspended" | "skip">;

/** Subscriptions in SQLite: a row each, what selections need as columns and the rest as JSON. */
export class SqliteSubscriptions implements Subscriptions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(subscription: Subscription): Promise<void> {
    this.#connection.durable(() =>
      this.#connection
        .statement("subscriptions:add", () => sql`insert into subscriptions (${NAMES}) values (${sql.join(COLUMNS)})`)
        .run(...valuesOf(subscription)),
    );
  }

  async get(owner: Owner, id: string): Promise<Subscription | undefined> {
    const where = () => sql`select ${NAMES} from subscriptions where id = ${"id"} and owner = ${"owner"}`;
    return this.#read("get", where, { id, owner })[0];
  }

  async inChannel({ platform, tenant, channel }: Conversation): Promise<Subscription[]> {
    const where = () =>
      sql`select ${NAMES} from subscriptions
        where platform = ${"platform"} and channel = ${"channel"} and tenant is ${"tenant"} order by created_at, id`;
    return this.#read("channel", where, { platform, channel, tenant: tenant ?? null });
  }

  async ofOwner(owner: Owner): Promise<Subscription[]> {
    return this.#read("owner", () => sql`select ${NAMES} from subscriptions where owner = ${"owner"} order by created_at, id`, { owner });
  }

  async save(subscription: Subscription): Promise<boolean> {
    return this.#connection.durable(() => {
      const there = this.#there(subscription.owner, subscription.id);
      if (there) {
        this.#connection
          .statement("subscriptions:save", () => sql`insert or replace into subscriptions (${NAMES}) values (${sql.join(COLUMNS)})`)
          .run(...valuesOf(subscription));
      }
      return there;
    });
  }

  async remove(owner: Owner, id: string): Promise<boolean> {
    return this.#connection.durable(() => {
      const there = this.#there(owner, id);
      if (there) this.#connection.statement("subscriptions:remove", () => sql`delete from subscriptions where id = ${"id"}`).run(id);
      return there;
    });
  }

  async counts(now: string): ReturnType<Subscriptions["counts"]> {
    const build = () => sql`
      select kind, case when details ->> '$.suspended.at' is not null then 'suspended'
          when coalesce(details ->> '$.pausedUntil', '') > ${"now"} then 'paused' else 'active' end as state, count(*)
      from subscriptions group by kind, state order by kind, state`;
    return this.#connection.guard(() =>
      this.#connection
        .statement("subscriptions:counts", build)
        .all({ now })
        .map(([kind, state, count]) => ({
          kind: String(kind),
          state: state === "suspended" || state === "paused" ? state : "active",
          count: Number(count),
        })),
    );
  }

  async suspended(limit: number): Promise<Subscription[]> {
    const where = () => sql`
      select ${NAMES} from subscriptions where details ->> '$.suspended.at' is not null order by created_at, id limit ${"limit"}`;
    return this.#read("suspended", where, { limit });
  }

  async advance(steps: readonly { id: string; from: string; to: string | null }[]): Promise<void> {
    this.#connection.durable(() => {
      const step = this.#connection.statement(
        "subscriptions:advance",
        () => sql`update subscriptions set next_at = ${"to"} where id = ${"id"} and next_at = ${"from"}`,
      );
      for (const { id, from, to } of steps) step.run(to, id, from);
    });
  }

  async due(now: string, limit: number): Promise<Subscription[]> {
    const where = () =>
      sql`select ${NAMES} from subscriptions
        where kind = 'digest' and next_at is not null and next_at <= ${"now"} order by next_at, id limit ${"limit"}`;
    return this.#read("due", where, { now, limit });
  }

  async behind(position: number, now: string, limit: number): Promise<Subscription[]> {
    const where = () => sql`
      select ${NAMES} from subscriptions
      where kind = 'watch' and position < ${"position"} and (next_at is null or next_at <= ${"now"})
      order by position, id limit ${"limit"}`;
    return this.#read("behind", where, { position, now, limit });
  }

  async looked(id: string, { from, to, nextAt }: { from: number; to: number; nextAt: string | null }): Promise<void> {
    this.#connection.durable(() =>
      this.#connection
        .statement(
          "subscriptions:looked",
          () => sql`update subscriptions set position = ${"to"}, next_at = ${"nextAt"} where id = ${"id"} and position = ${"from"}`,
        )
        .run(to, nextAt, id, from),
    );
  }

  #there(owner: Owner, id: string): boolean {
    const found = () => sql`select 1 from subscriptions where id = ${"id"} and owner = ${"owner"}`;
    return this.#connection.statement("subscriptions:there", found).first({ id, owner }) !== undefined;
  }

  #read(name: string, build: Parameters<Connection["statement"]>[1], slots: Parameters<ReturnType<Connection["statement"]>["all"]>[0]) {
    return this.#connection.guard(() => this.#connection.statement(`subscriptions:${name}`, build).all(slots).map(toSubscription));
  }
}

function valuesOf({ id, owner, nextAt, position, createdAt, conversation, ...rest }: Subscription): (string | number | null)[] {
  const details: Details = rest;
  return [id, owner, rest.settings.kind, nextAt, position, createdAt, JSON.stringify(details), ...conversationValues(conversation)];
}

function toSubscription([id, owner, , nextAt, position, createdAt, details, ...conversation]: Row): Subscription {
  const rest: Details = JSON.parse(String(details));
  return {
    ...rest,
    id: String(id),
    owner: toOwner(String(owner)),
    conversation: conversationOf(conversation),
    createdAt: String(createdAt),
    nextAt: nextAt === null || nextAt === undefined ? null : String(nextAt),
    position: Number(position),
  };
}
