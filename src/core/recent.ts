interface Entry<Value> {
  value: Value;
  weight: number;
}

/** Values by key, those used last, as many as their weights allow together. */
export class Recent<Value> {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry<Value>>();
  #weight = 0;

  /** `limit`: what all weights may come to. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    // A Map lists its keys in the order they were put in: the one used last goes to the end.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value under a key that has none; others give way to it, those used longest ago first. One too heavy for all is not kept. */
  add(key: string, value: Value, weight: number): void {
    if (weight > this.#limit) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const [oldest, entry] of this.#entries) {
      if (this.#weight <= this.#limit) return;
      this.#entries.delete(oldest);
      this.#weight -= entry.weight;
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }
}
