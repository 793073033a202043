import { StatementSync, type SQLInputValue } from "node:sqlite";

/** A statement as it ran: its text and its values. */
export interface Ran {
  sql: string;
  values: SQLInputValue[];
}

type Method = "all" | "run";

/** Notes every statement run through `method` while `work` runs. Only for measuring; src knows nothing of it. */
export async function recordStatements<T>(method: Method, work: () => Promise<T>): Promise<{ result: T; ran: Ran[] }> {
  const ran: Ran[] = [];
  const original: unknown = Reflect.get(StatementSync.prototype, method);
  if (typeof original !== "function") throw new Error(`node:sqlite has no ${method}`);
  Reflect.set(StatementSync.prototype, method, function noted(this: StatementSync, ...values: SQLInputValue[]): unknown {
    ran.push({ sql: this.sourceSQL, values });
    return Reflect.apply(original, this, values);
  });
  try {
    return { result: await work(), ran };
  } finally {
    Reflect.set(StatementSync.prototype, method, original);
  }
}
