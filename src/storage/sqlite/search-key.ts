const ROW_BITS = 27;
const DAY_BITS = 22;

/** `rowid & ROW_MASK` of the search table is the row of the record. Kind, day and 134 million rows fill the 53 bits of a number. */
export const ROW_MASK = 2 ** ROW_BITS - 1;
/** What one kind, and one day of it, take of the number. */
export const KIND_STEP = 2 ** (ROW_BITS + DAY_BITS);
export const DAY_STEP = 2 ** ROW_BITS;

/** Row id of the search table: sorts by kind, then day, then row. */
export function searchKey(kind: number, day: number, row: number): number {
  return kind * KIND_STEP + day * DAY_STEP + row;
}
