/**
 * Folds text to the form that names are compared and searched in: compatibility-decomposed, without
 * accents, lower case, apostrophes dropped ("Sana'a" is "sanaa"), every other run of characters that is neither letter nor digit one space.
 * Both storage engines receive text already folded, so they match the same rows.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/['\u2018\u2019\u02bc\u02bb\u0060]/gu, "")
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/đ/g, "d")
    .replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The folded words of a text, in order. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}
