/** More than a run meets between two meetings of one thing; beyond it what was met is forgotten, and put on record again, which changes nothing. */
const MOST = 20_000;

/** Tells what is met for the first time in a run. */
export class Once {
  readonly #met = new Set<string>();

  first(id: string): boolean {
    if (this.#met.has(id)) return false;
    if (this.#met.size >= MOST) this.#met.clear();
    this.#met.add(id);
    return true;
  }
}
