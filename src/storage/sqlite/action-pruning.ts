import { sql } from "kysely";
import type { Connection } from "./connection.ts";

/**
 * When what a button does was last in use: the UTC day, counted from the epoch, on which pruning first found it, and null
 * from each time it is kept again to the next pruning. So nothing that keeps an action needs to know the time.
 */
export const ACTION_DAYS_SCHEMA = `
  alter table actions add column day integer;
  create index actions_by_day on actions (day);
  create index editions_by_answer on editions (answer);
  create index reports_by_answer on reports (answer);
`;

/** Lets go of what buttons do, and of the answers kept in the same rows, once nobody has been offered it for long. */
export interface ActionPruning {
  /**
   * One step over at most `most` rows: dates those in use since the last time as of `today`, and deletes those dated before
   * `oldest`, both UTC days from the epoch, but for answers that an edition or a report refers to.
   */
  prune(today: number, oldest: number, most: number): Promise<{ removed: number; more: boolean }>;
}

/** Before the key of a row in the key of a kept answer. */
const ANSWER = "a";

export class SqliteActionPruning implements ActionPruning {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async prune(today: number, oldest: number, most: number): Promise<{ removed: number; more: boolean }> {
    return this.#connection.transaction("write", () => {
      const undated = this.#keys("undated", { most });
      for (const key of undated) this.#date(key, today);
      const old = this.#keys("old", { oldest, most });
      let removed = 0;
      for (const key of old) {
        // What is referred to is looked at again when it is as old once more.
        if (this.#isReferredTo(ANSWER + key)) this.#date(key, today);
        else {
          this.#connection.statement("actions:remove", () => sql`delete from actions where key = ${"key"}`).run(key);
          removed += 1;
        }
      }
      return { removed, more: undated.length === most || old.length === most };
    });
  }

  #keys(which: "undated" | "old", slots: Record<string, number>): string[] {
    const statement =
      which === "undated"
        ? this.#connection.statement("actions:undated", () => sql`select key from actions where day is null limit ${"most"}`)
        : this.#connection.statement(
            "actions:old",
            () => sql`select key from actions where day < ${"oldest"} order by day, key limit ${"most"}`,
          );
    return statement.all(slots).map(([key]) => String(key));
  }

  #date(key: string, day: number): void {
    this.#connection.statement("actions:date", () => sql`update actions set day = ${"day"} where key = ${"key"}`).run(day, key);
  }

  #isReferredTo(answer: string): boolean {
    const statement = this.#connection.statement(
      "actions:referred",
      () => sql`
        select 1 where exists (select 1 from editions where answer = ${"answer"}) or exists (select 1 from reports where answer = ${"answer"})`,
    );
    return statement.first({ answer }) !== undefined;
  }
}
