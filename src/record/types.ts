import type { z } from "zod";
import type { schemas } from "./schema.ts";

/** The kinds of record, each with its shape; see schema.ts. */
export type Kind = keyof typeof schemas;

export type Bodies = { [K in Kind]: z.infer<(typeof schemas)[K]> };

export type Source = Bodies["source"];
export type Actor = Bodies["actor"];
export type Dossier = Bodies["dossier"];
export type Event = Bodies["event"];
export type Position = Bodies["position"];
export type Figure = Bodies["figure"];
export type Evidence = Event["evidence"][number];
export type Quantity = Figure["quantity"];
export type Office = Actor["offices"][number];

/** Whose a record is: everybody's, or one workspace's or guild's (`platform:id`). */
export type Owner = "shared" | `${string}:${string}`;

/** One revision of one record as the store holds it. */
export type StoredRecord<K extends Kind = Kind> = {
  [P in K]: {
    kind: P;
    owner: Owner;
    id: string;
    /** Counts from 1; a correction of our own entry adds one. */
    revision: number;
    /** Commit position it came in at. */
    position: number;
    /** When it was published: the earliest of its sources. A day or an instant, UTC. */
    knownAt: string;
    /** When this revision was taken in. An instant, UTC. */
    recordedAt: string;
    /** Events: the published severity, 0–5. Other kinds: 0. */
    severity: number;
    body: Bodies[P];
  };
}[K];

/** `id@revision`, as citations and editions name what they rest on. */
export function recordRef(record: Pick<StoredRecord, "id" | "revision">): string {
  return `${record.id}@${record.revision}`;
}
