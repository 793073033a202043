const ROW_BITS = 27;
const DAY_BITS = 22;

/** Rows that fit into a search key beside kind and day; a number of JavaScript holds 53 bits. */
export const MAX_ROW = 2 ** ROW_BITS - 1;
/** `rowid & ROW_MASK` of the search table is the row of the record. */
export const ROW_MASK = MAX_ROW;
/** What one kind, and one day of it, take of the number. */
export const KIND_STEP = 2 ** (ROW_BITS + DAY_BITS);
export const DAY_STEP = 2 ** ROW_BITS;

/** Row id of the search table: sorts by kind, then day, then row. */
export function searchKey(kind: number, day: number, row: number): number {
  return kind * KIND_STEP + day * DAY_STEP + row;
}
