import { Keyv, type KeyvStorageEntry, type KeyvStorageGetResult, keyvStorageCapability } from "keyv";
import type { Clock } from "../core/clock.ts";
import type { KeyedValues } from "./sqlite/keyed-values.ts";

/** Keyv's storage over the database. It emits nothing, so that a failed read rejects instead of looking empty. */
class DatabaseStorage {
  readonly capabilities = keyvStorageCapability(this);
  namespace: string | undefined;
  readonly #values: KeyedValues;
  readonly #clock: Clock;

  constructor(values: KeyedValues, clock: Clock) {
    this.#values = values;
    this.#clock = clock;
  }

  #key(key: string): string {
    return this.namespace === undefined ? key : `${this.namespace}:${key}`;
  }

  async get<Value>(key: string): Promise<KeyvStorageGetResult<Value>> {
    const text = await this.#values.get(this.#key(key));
    return text === undefined ? undefined : JSON.parse(text);
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.#values.set(this.#key(key), JSON.stringify(value), expires, this.#clock.now());
    return true;
  }

  async has(key: string): Promise<boolean> {
    return (await this.#values.get(this.#key(key))) !== undefined;
  }

  async delete(key: string): Promise<boolean> {
    return this.#values.delete(this.#key(key));
  }

  async clear(): Promise<void> {
    await this.#values.clear(this.namespace === undefined ? "" : `${this.namespace}:`);
  }

  getMany<Value>(keys: string[]): Promise<KeyvStorageGetResult<Value | undefined>[]> {
    return Promise.all(keys.map((key) => this.get<Value>(key)));
  }

  hasMany(keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map((key) => this.has(key)));
  }

  setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    return Promise.all(entries.map(({ key, value, expires }) => this.set(key, value, expires)));
  }

  deleteMany(keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map((key) => this.delete(key)));
  }
}

/** A Keyv for one purpose, its keys apart from those of others. `ttl` in milliseconds. Failures reject. */
export function createKeyv(values: KeyedValues, clock: Clock, namespace: string, ttl?: number): Keyv {
  const store = new DatabaseStorage(values, clock);
  return new Keyv({ store, namespace, ...(ttl === undefined ? {} : { ttl }) });
}
