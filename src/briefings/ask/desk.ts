import type { NameRow } from "../../record/port.ts";
import type { Kind } from "../../record/types.ts";
import { byName, joined, nearest, resolveTopic } from "../topic.ts";
import { dossierRefs } from "../topic-names.ts";
import { contentWords, TELLING_KINDS, textTopic } from "../topic-words.ts";
import type { Intent, SuggestedTopic, Topic } from "../types.ts";
import type { Chunk } from "./chunks.ts";
import { listed } from "./phrases.ts";
import { RecordDesk } from "./record-desk.ts";
import { decline, Unclear } from "./understanding.ts";

/** What a reading may ask of the record while it binds words: names to ids, words to what is on record. */
export class AskDesk extends RecordDesk {
  #among(rows: readonly NameRow[], kinds: readonly Kind[]): NameRow[] {
    return rows.filter((row) => kinds.includes(row.kind));
  }

  /** The topic a name stands for. Throws `Unclear` where it stands for several. */
  async topic(chunk: Chunk, intent: Intent, rows: readonly NameRow[] = chunk.rows): Promise<Topic | undefined> {
    if (chunk.together) return this.#together(rows);
    const found = await byName(rows, chunk.readAs ?? chunk.raw, this.deps, this.scope);
    if (found === undefined) return undefined;
    if (found.kind === "topic") return found.topic;
    throw new Unclear(unclearName(intent, chunk.raw, found.kind === "ambiguous" ? found.choices : []));
  }

  /** All that the rows name, as one topic: whoever held an office. */
  #together(rows: readonly NameRow[]): Topic | undefined {
    const refs = [...new Set(rows.map((row) => row.ref))];
    const [first] = refs;
    return first === undefined
      ? undefined
      : {
          id: first,
          label: listed(
            refs.map((ref) => this.label(ref)),
            "or",
          ),
          kind: "actor",
          refs,
          words: [],
        };
  }

  /** The actors a name stands for: more than one where all who held an office are meant. */
  async actors(chunk: Chunk, intent: Intent): Promise<string[]> {
    if (chunk.together) return [...new Set(chunk.rows.map((row) => row.ref))];
    const actor = await this.actor(chunk, intent);
    return actor === undefined ? [] : [actor];
  }

  /** The actor a name stands for: a person, a body, a state, also by its place or its demonym. */
  async actor(chunk: Chunk, intent: Intent): Promise<string | undefined> {
    const own = this.#among(chunk.rows, ["actor"]);
    const seat = own.length === 0 ? await this.seatOf(chunk) : undefined;
    if (seat !== undefined) {
      this.metonyms.set(chunk.raw.replace(/['’]s$/u, ""), `the government of ${this.label(seat)}`);
      return seat;
    }
    const topic = await this.topic(chunk, intent, own.length > 0 ? own : this.#among(chunk.rows, ["place"]));
    return topic?.refs.find((ref) => ref.startsWith("act-"));
  }

  /** "Cairo has said …": the government that sits there and is called by its name. */
  async seatOf(chunk: Chunk): Promise<string | undefined> {
    const refs = [...new Set(this.#among(chunk.rows, ["place"]).map((row) => row.ref))];
    if (refs.length === 0 || chunk.rows.some((row) => row.kind !== "place")) return undefined;
    const places = await this.reader.get(this.scope, "place", refs);
    const seated = [...new Set(places.flatMap(({ body }) => body.speaks_for ?? []))];
    return seated.length === 1 ? seated[0] : undefined;
  }

  /** The place a name stands for, a state's country included. */
  async place(chunk: Chunk, intent: Intent): Promise<string | undefined> {
    const own = await this.#widest(this.#among(chunk.rows, ["place"]));
    const topic = await this.topic(chunk, intent, own.length > 0 ? own : this.#among(chunk.rows, ["actor"]));
    return topic?.refs.find((ref) => ref.startsWith("plc-"));
  }

  /** Of places with one name, those that lie in no other of them: the Gaza Strip, not the city in it. */
  async #widest(rows: readonly NameRow[]): Promise<NameRow[]> {
    if (new Set(rows.map((row) => row.ref)).size < 2) return [...rows];
    const refs = new Set(rows.map((row) => row.ref));
    const within = new Set<string>();
    for (const ref of refs) {
      const others = [...refs].filter((other) => other !== ref);
      const inside = await this.select({ kinds: ["place"], about: [[ref], others] });
      for (const { id } of inside) if (id !== ref && refs.has(id)) within.add(id);
    }
    return rows.filter((row) => !within.has(row.ref));
  }

  issues(chunk: Chunk): string[] {
    return [...new Set(this.#among(chunk.rows, ["issue"]).map((row) => row.ref))].toSorted();
  }

  isActorName(chunk: Chunk): boolean {
    return chunk.rows.some((row) => row.kind === "actor");
  }

  /** Whether every sense of the name is an adjective or a word for people: "Palestinians". */
  isDemonym(chunk: Chunk): boolean {
    const actors = this.#among(chunk.rows, ["actor"]);
    return actors.length > 0 && actors.every((row) => row.form === "demonym");
  }

  /** All names as one topic that links to each; with `together`, the dossier that is named after them where there is one. */
  async topicOf(chunks: readonly Chunk[], intent: Intent, together = false): Promise<Topic | undefined> {
    const topics: Topic[] = [];
    for (const chunk of chunks) {
      const topic = await this.topic(chunk, intent);
      if (topic && !topics.some((known) => known.id === topic.id)) topics.push(topic);
    }
    if (topics.length > 1 && together) {
      const span = chunks.map((chunk) => chunk.readAs ?? chunk.raw).join(" and ");
      const named = await resolveTopic(span, this.deps, this.scope);
      if (named.kind === "topic" && named.topic.kind === "dossier") return named.topic;
    }
    return topics.length === 0 ? undefined : joined(topics);
  }

  /** Narrows a topic to records that hold the words; a topic of words alone where there is none. */
  narrowed(topic: Topic | undefined, words: readonly string[]): Topic | undefined {
    if (words.length === 0) return topic;
    const text = textTopic(words.join(" "), words);
    return topic === undefined ? text : joined([topic, text]);
  }

  /** All dossiers as one topic, for questions that name none: "what happened on 8 January 2020?". */
  async everything(): Promise<Topic> {
    const dossiers = await this.select({ kinds: ["dossier"] });
    const refs = dossiers.flatMap(({ body }) => dossierRefs(body));
    return {
      id: dossiers
        .map(({ id }) => id)
        .toSorted()
        .join("+"),
      label: "all dossiers",
      kind: "dossier",
      refs: [...new Set(refs)].toSorted(),
      words: [],
    };
  }

  /** The dossiers in which any of these figures stand, as topics. */
  async dossiersOf(ids: readonly string[]): Promise<Topic[]> {
    if (ids.length === 0) return [];
    const dossiers = await this.select({ kinds: ["dossier"] });
    const topics: Topic[] = [];
    for (const { id, body } of dossiers.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const refs = dossierRefs(body);
      if (await this.any({ kinds: TELLING_KINDS, about: [[...ids], refs] }))
        topics.push({ id, label: body.name, kind: "dossier", refs, words: [] });
    }
    return topics;
  }

  /** The dossiers, to choose from. */
  async dossiers(): Promise<SuggestedTopic[]> {
    const dossiers = await this.select({ kinds: ["dossier"] });
    return dossiers.map(({ id, body }) => ({ id, label: body.name, kind: "dossier" as const })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  nearest(name: string): SuggestedTopic[] {
    return nearest(name, this.deps);
  }

  words(chunks: readonly Chunk[]): string[] {
    return contentWords(chunks.map((chunk) => chunk.words.join(" ")).join(" "));
  }
}

function unclearName(intent: Intent, name: string, choices: SuggestedTopic[]): ReturnType<typeof decline> {
  const labels = choices.map((choice) => choice.label);
  const choicesLabel = labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
  return decline(
    intent,
    "ambiguous-topic",
    `Which “${name.split(/\s+/u).slice(0, 4).join(" ")}” do you mean?`,
    `“${name}” can mean ${choicesLabel}.`,
    { suggestions: choices },
  );
}
