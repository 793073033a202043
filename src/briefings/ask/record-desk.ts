import type { Gazetteer } from "../../record/gazetteer.ts";
import type { RecordReader, Scope, Selection } from "../../record/port.ts";
import type { Kind, StoredRecord } from "../../record/types.ts";
import type { Request } from "../requests.ts";
import type { TopicDeps } from "../topic.ts";
import { TELLING_KINDS } from "../topic-words.ts";
import type { RequestContext, Topic } from "../types.ts";
import { type Inherited, inherited } from "./inherit.ts";
import { WordSearch } from "./word-search.ts";

/** Most records of one kind that a reading looks through. */
const MOST = 500;

/** What a reading may ask of the record itself: records, and words that stand in them. */
export class RecordDesk {
  readonly reader: RecordReader;
  readonly gazetteer: Gazetteer;
  readonly context: RequestContext;
  readonly previous: Request | undefined;
  /** Seats and offices of a government that were taken for it, as written, with what they were taken for. */
  readonly metonyms = new Map<string, string>();
  readonly #scope: Scope;
  readonly #words: WordSearch;

  /** `known`: what another desk of the same scope has already found out about words. */
  constructor(deps: TopicDeps, context: RequestContext, previous: Request | undefined, known?: RecordDesk) {
    this.reader = deps.reader;
    this.gazetteer = deps.gazetteer;
    this.context = context;
    this.previous = previous;
    this.#scope = { owner: context.owner, asOf: context.asOf };
    this.#words = new WordSearch(deps.reader, this.#scope, known && known.context.asOf === context.asOf ? known.#words : undefined);
  }

  get deps(): TopicDeps {
    return { reader: this.reader, gazetteer: this.gazetteer };
  }

  get scope(): Scope {
    return this.#scope;
  }

  /** What the previous request was about. */
  get before(): Inherited {
    return inherited(this.previous, (id) => this.label(id));
  }

  label(id: string): string {
    return this.gazetteer.label(id) ?? id;
  }

  select<K extends Kind>(selection: Selection<K>): Promise<StoredRecord<K>[]> {
    return this.reader.select(this.#scope, selection, "newest", MOST);
  }

  /** Whether there is any such record. */
  any(selection: Selection): Promise<boolean> {
    return this.#words.any(selection);
  }

  /** The newest day on record for a topic. */
  newestDay(topic: Topic): Promise<string | undefined> {
    return this.reader.newestDay(this.#scope, {
      kinds: TELLING_KINDS,
      about: [topic.refs, ...(topic.all ?? [])],
      ...(topic.words.length > 0 ? { words: topic.words } : {}),
    });
  }

  /** Whether the word, in some form, stands in any record. */
  knows(word: string): Promise<boolean> {
    return this.#words.knows(word);
  }

  /** Of these words, those that stand in any record as they are. */
  knownForms(forms: readonly string[]): Promise<string[]> {
    return this.#words.knownForms(forms);
  }

  /** See `WordSearch.common`. */
  common(form: string): Promise<boolean> {
    return this.#words.common(form);
  }

  /** See `WordSearch.formsHeld`. */
  formsHeld(
    words: readonly string[],
    about: readonly (readonly string[])[] = [],
    kinds: Selection["kinds"] = TELLING_KINDS,
  ): Promise<{ held: string[]; missing: string[] }> {
    return this.#words.formsHeld(words, about, kinds);
  }

  /** See `WordSearch.holding`. */
  holding(
    words: readonly string[],
    forms: (word: string) => readonly string[],
    about: readonly (readonly string[])[],
    kinds: Selection["kinds"] = TELLING_KINDS,
  ): Promise<string[] | undefined> {
    return this.#words.holding(words, forms, about, kinds);
  }

  /** Words that stand nowhere in the record. */
  unknownWords(words: readonly string[]): Promise<string[]> {
    return this.#words.unknownWords(words);
  }
}
