/**
 * Remembers the latest ids and tells whether one is new, so that what a platform sends twice is answered once.
 * Keeps at most `capacity` ids, the oldest forgotten first.
 */
export function createSeen(capacity = 10_000): (id: string) => boolean {
  const ids = new Set<string>();
  return (id) => {
    if (ids.has(id)) return false;
    ids.add(id);
    if (ids.size > capacity) for (const oldest of ids) return ids.delete(oldest);
    return true;
  };
}
