/** Checks request bodies against Discord's published schema, where it is at hand. */
export function inspector(): ((method: string, path: string, body: unknown) => string[]) | undefined {
  return undefined;
}
