/** The line each remembered row was seen on in a run, by the row's number: four bytes a row. */
export class SeenRows {
  #lines = new Uint32Array(65_536);

  add(key: number, line: number): void {
    if (key >= this.#lines.length) {
      const larger = new Uint32Array(Math.max(key + 1, this.#lines.length * 2));
      larger.set(this.#lines);
      this.#lines = larger;
    }
    this.#lines[key] = line;
  }

  /** The line, counted from 1; 0 where the row was not seen. */
  line(key: number): number {
    return this.#lines[key] ?? 0;
  }
}
