import type { RecordReader, Scope, Selection } from "../../record/port.ts";
import { unitsBefore } from "../period-calendar.ts";
import { TELLING_KINDS, variants } from "../topic-words.ts";

/** Most records that hold a form of a word that are looked through. */
const MOST = 200;
/** Forms of a word are weighed by how many records hold them, up to so many. */
const MOST_COUNTED = 20;

/** A form is common where so many records hold it within the last so many days on which any does. */
const MANY_DAYS = 8;
const MANY = 30;

/** Looks for words in the record, each thing once for a question. */
export class WordSearch {
  readonly #reader: RecordReader;
  readonly #scope: Scope;
  readonly #any = new Map<string, Promise<boolean>>();
  readonly #known: Map<string, Promise<string[]>>;
  readonly #common: Map<string, Promise<boolean>>;

  /** `known`: another search in the same scope, whose words need not be looked for again. */
  constructor(reader: RecordReader, scope: Scope, known?: WordSearch) {
    this.#reader = reader;
    this.#scope = scope;
    this.#known = known === undefined ? new Map() : known.#known;
    this.#common = known === undefined ? new Map() : known.#common;
  }

  /** Whether there is any such record; what was looked for once for a question is not looked for again. */
  any(selection: Selection): Promise<boolean> {
    const key = JSON.stringify(selection);
    const found = this.#any.get(key) ?? this.#reader.newestDay(this.#scope, selection).then((day) => day !== undefined);
    this.#any.set(key, found);
    return found;
  }

  /** How many such records there are, up to `MOST_COUNTED`: counting them all would cost as much as reading them. */
  async #upTo(selection: Selection): Promise<number> {
    return (await this.any(selection)) ? (await this.#reader.select(this.#scope, selection, "newest", MOST_COUNTED)).length : 0;
  }

  /** Whether the word, in some form, stands in any record. */
  async knows(word: string): Promise<boolean> {
    return (await this.#formsOnRecord(word)).length > 0;
  }

  /** Of these words, those that stand in any record as they are. */
  async knownForms(forms: readonly string[]): Promise<string[]> {
    const found = await Promise.all(forms.map((form) => this.any({ kinds: TELLING_KINDS, words: [form] })));
    return forms.filter((_, i) => found[i]);
  }

  /** Whether so many records hold the form that looking through them would say little and take long. */
  common(form: string): Promise<boolean> {
    const found = this.#common.get(form) ?? this.#isCommon(form);
    this.#common.set(form, found);
    return found;
  }

  async #isCommon(form: string): Promise<boolean> {
    const held = { kinds: TELLING_KINDS, words: [form] };
    const newest = await this.#reader.newestDay(this.#scope, held);
    if (newest === undefined) return false;
    return (await this.#reader.count(this.#scope, { ...held, from: unitsBefore(newest, MANY_DAYS, "day") })) >= MANY;
  }

  /** The forms of a word that stand in any record; the forms no record holds are not looked for again. */
  #formsOnRecord(word: string): Promise<string[]> {
    const found = this.#known.get(word) ?? this.#formsThatOccur(word);
    this.#known.set(word, found);
    return found;
  }

  #formsThatOccur(word: string): Promise<string[]> {
    return this.knownForms(variants(word));
  }

  /** The words in the form most records hold, all in one record; from the first that no record holds with them, `missing`. */
  async formsHeld(
    words: readonly string[],
    about: readonly (readonly string[])[] = [],
    kinds: Selection["kinds"] = TELLING_KINDS,
  ): Promise<{ held: string[]; missing: string[] }> {
    const among = about.filter((refs) => refs.length > 0);
    const held: string[] = [];
    for (const word of words) {
      let best = { form: "", count: 0 };
      const forms = await this.#formsOnRecord(word);
      for (const form of forms) {
        const selection = { kinds, words: [...held, form], ...(among.length > 0 ? { about: among } : {}) };
        // Only where there is a choice are they weighed; the word as it was asked is always taken.
        const sole = form === word || forms.length === 1;
        const count = sole ? Number(await this.any(selection)) : await this.#upTo(selection);
        if (count > best.count) best = { form, count };
        if (form === word && count > 0) break;
      }
      if (best.count === 0) return { held, missing: words.slice(held.length) };
      held.push(best.form);
    }
    return { held, missing: [] };
  }

  /**
   * Ids of the records that hold every word in one of its forms; undefined where a form stands in too many records to
   * be looked through.
   */
  async holding(
    words: readonly string[],
    forms: (word: string) => readonly string[],
    about: readonly (readonly string[])[],
    kinds: Selection["kinds"] = TELLING_KINDS,
  ): Promise<string[] | undefined> {
    const among = about.filter((refs) => refs.length > 0);
    let ids: Set<string> | undefined;
    for (const word of words) {
      const found = new Set<string>();
      const onRecord = await this.#formsOnRecord(word);
      for (const form of new Set(forms(word).filter((known) => onRecord.includes(known)))) {
        if (await this.common(form)) return undefined;
        const records = await this.#reader.select(
          this.#scope,
          { kinds, words: [form], ...(among.length > 0 ? { about: among } : {}) },
          "newest",
          MOST,
        );
        if (records.length >= MOST) return undefined;
        for (const { id } of records) found.add(id);
      }
      if (found.size === 0) return [];
      ids = ids === undefined ? found : new Set([...ids].filter((id) => found.has(id)));
    }
    return [...(ids ?? [])].toSorted();
  }

  /** Words that stand nowhere in the record. */
  async unknownWords(words: readonly string[]): Promise<string[]> {
    const known = await Promise.all(words.map((word) => this.knows(word)));
    return words.filter((_, i) => !known[i]);
  }
}
