import { sql } from "kysely";
import type { Edition, Editions } from "../../digests/editions.ts";
import type { Conversation, MessageRef } from "../../core/platform.ts";
import type { Connection, Row, Slots } from "./connection.ts";
import { conversationOf, conversationValues } from "./conversations.ts";
import { toOwner } from "./decode.ts";

const COLUMNS = [
  "owner",
  "topic",
  "answer",
  "position",
  "as_of",
  "posted_at",
  "message",
  "subscription",
  "shown",
  "privately",
  "platform",
  "tenant",
  "channel",
  "thread",
];

/** Editions in SQLite: a row each, and a row for every record cited. */
export class SqliteEditions implements Editions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  record({ citations, ...edition }: Edition): Promise<void> {
    const { conversation, message } = edition.message;
    return this.#connection.together(() => {
      this.#forget(conversation.platform, conversation.channel, message);
      this.#connection
        .statement("editions:add", () => sql`insert into editions (${columns(COLUMNS)}) values (${sql.join(COLUMNS)})`)
        .run(...valuesOf(edition));
      const id = this.#connection.statement("editions:last", () => sql`select last_insert_rowid()`).first({})?.[0];
      const cited = [...new Set(citations)].map((ref) => {
        const at = ref.lastIndexOf("@");
        return [ref.slice(0, at), Number(ref.slice(at + 1))];
      });
      this.#connection
        .statement(
          "editions:cite",
          () => sql`insert into edition_citations (edition, record, revision)
            select ${"edition"}, j.value ->> 0, j.value ->> 1 from json_each(${"cited"}) j`,
        )
        .run(Number(id), JSON.stringify(cited));
    });
  }

  async citing(recordId: string, since: string): Promise<Edition[]> {
    return this.#connection.guard(() =>
      this.#connection
        .statement(
          "editions:citing",
          () => sql`
            select id, ${columns(COLUMNS)} from editions
            where id in (select edition from edition_citations where record = ${"record"}) and posted_at >= ${"since"}
            order by posted_at, id`,
        )
        .all({ record: recordId, since })
        .map((row) => this.#edition(row)),
    );
  }

  async at({ conversation: { platform, channel }, message }: MessageRef): Promise<Edition | undefined> {
    const where = () => sql`platform = ${"platform"} and channel = ${"channel"} and message = ${"message"}`;
    return this.#newest("message", where, { platform, channel, message });
  }

  async forgetShown(before: string): Promise<void> {
    this.#connection.transaction("write", () =>
      this.#connection
        .statement("editions:forgetShown", () => sql`update editions set shown = null where shown is not null and posted_at < ${"before"}`)
        .run(before),
    );
  }

  async lastOf(subscription: string): Promise<Edition | undefined> {
    return this.#newest("subscription", () => sql`subscription = ${"subscription"}`, { subscription });
  }

  async lastOn({ platform, tenant, channel }: Conversation, topic: string): Promise<Edition | undefined> {
    const where = () => sql`platform = ${"platform"} and channel = ${"channel"} and tenant is ${"tenant"}
        and topic = ${"topic"} and subscription in (select id from subscriptions where kind = 'digest')`;
    return this.#newest("topic", where, { platform, tenant: tenant ?? null, channel, topic });
  }

  async citedFor(subscription: string, since: string): Promise<string[]> {
    return this.#connection.guard(() =>
      this.#connection
        .statement(
          "editions:citedFor",
          () => sql`
            select record || '@' || max(revision) from edition_citations
            where edition in (select id from editions where subscription = ${"subscription"} and posted_at >= ${"since"})
            group by record order by record`,
        )
        .all({ subscription, since })
        .map((row) => String(row[0])),
    );
  }

  #newest(name: string, where: () => ReturnType<typeof sql>, slots: Slots): Edition | undefined {
    const build = () => sql`select id, ${columns(COLUMNS)} from editions where ${where()} order by posted_at desc, id desc limit 1`;
    return this.#connection.guard(() => {
      const row = this.#connection.statement(`editions:newest:${name}`, build).first(slots);
      return row && this.#edition(row);
    });
  }

  #edition([id, owner, topic, answer, position, asOf, postedAt, message, subscription, shown, privately, ...conversation]: Row): Edition {
    const citations = this.#connection
      .statement(
        "editions:cited",
        () => sql`select record || '@' || revision from edition_citations where edition = ${"edition"} order by record, revision`,
      )
      .all({ edition: Number(id) })
      .map((row) => String(row[0]));
    return {
      owner: toOwner(String(owner)),
      topic: topic === null || topic === undefined ? null : String(topic),
      answer: String(answer),
      position: Number(position),
      asOf: String(asOf),
      postedAt: String(postedAt),
      message: { conversation: conversationOf(conversation), message: String(message) },
      citations,
      ...(typeof subscription === "string" ? { subscription } : {}),
      ...(typeof shown === "string" ? { shown: JSON.parse(shown) } : {}),
      ...(privately === 1 ? { privately: true } : {}),
    };
  }

  #forget(platform: string, channel: string, message: string): void {
    const known = this.#connection
      .statement(
        "editions:find",
        () => sql`select id from editions where platform = ${"platform"} and channel = ${"channel"} and message = ${"message"}`,
      )
      .first({ platform, channel, message });
    if (known === undefined) return;
    this.#connection.statement("editions:uncite", () => sql`delete from edition_citations where edition = ${"id"}`).run(Number(known[0]));
    this.#connection.statement("editions:remove", () => sql`delete from editions where id = ${"id"}`).run(Number(known[0]));
  }
}

const columns = (names: readonly string[]): ReturnType<typeof sql.join> => sql.join(names.map((name) => sql.ref(name)));

/** Values of the columns. */
function valuesOf(edition: Omit<Edition, "citations">): (string | number | null)[] {
  const { owner, topic, answer, position, asOf, postedAt, message, subscription, shown, privately } = edition;
  const more = [subscription ?? null, shown === undefined ? null : JSON.stringify(shown), Number(privately === true)];
  return [owner, topic, answer, position, asOf, postedAt, message.message, ...more, ...conversationValues(message.conversation)];
}
