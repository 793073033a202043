/** The value, made unchangeable with all that it holds, so that many can share it. */
export function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null && !Object.isFrozen(inner)) frozen(inner);
  return Object.freeze(value);
}
