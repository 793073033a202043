/** What a file by GDELT is, told by its first line. */
export type GdeltFile = "events" | "mentions" | "gkg" | "gkg-1" | "counts" | "table" | undefined;

const STAMP = /^\d{14}$/;
const DAY = /^\d{8}$/;

/** Tells the files of GDELT apart by the number and look of the fields of a line; undefined for what is none of them. */
export function gdeltFile(line: string): GdeltFile {
  const fields = line
    .replace(/\r$/, "")
    .split("\t")
    .map((field) => field.trim());
  const [first = "", second = "", third = ""] = fields;
  if (/^GLOBALEVENTID$/i.test(first)) return "events";
  if (fields.length >= 57 && fields.length <= 61 && /^\d{1,12}$/.test(first) && DAY.test(second) && /^\d{6}$/.test(third)) return "events";
  if (fields.length >= 14 && fields.length <= 16 && /^\d{1,12}$/.test(first) && STAMP.test(second) && STAMP.test(third)) return "mentions";
  if (/^\d{14}-T?\d+$/.test(first) && STAMP.test(second)) return "gkg";
  if (first === "DATE" && second === "NUMARTS") return third === "COUNTTYPE" ? "counts" : "gkg-1";
  if (DAY.test(first) && /^\d+$/.test(second) && fields.length === 15) return "counts";
  if (DAY.test(first) && /^\d+$/.test(second) && fields.length === 11) return "gkg-1";
  return /^CAMEO(?:EVENT)?CODE$/.test(first) ? "table" : undefined;
}

/** Why a file by GDELT that holds no events is not taken, and which one is; a clause without a full stop. */
export const OTHER_GDELT_FILES: Record<Exclude<GdeltFile, "events" | undefined>, string> = {
  mentions: "a GDELT mentions file, which lists where events were mentioned; needed is the event file of the same time (.export.CSV)",
  gkg: "a file of GDELT's Global Knowledge Graph, which holds no events; needed is the event file of the same time (.export.CSV)",
  "gkg-1": "a file of GDELT's Global Knowledge Graph 1.0, which holds no events; needed is the event file of the same day (.export.CSV)",
  counts:
    "a file of counts of GDELT's Global Knowledge Graph, which holds no events; needed is the event file of the same day (.export.CSV)",
  table: "a table of CAMEO's codes, which holds no events; needed is a GDELT event file (.export.CSV)",
};
