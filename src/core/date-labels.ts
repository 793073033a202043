const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A day or instant as readers write it, without zone: `2023-11-05` is "5 Nov 2023". */
export function dayLabel(dayOrInstant: string): string {
  const [year = "", month = "", day = ""] = dayOrInstant.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** Two days as a range, the shared month and year written once: "4–10 Nov 2023". */
export function rangeLabel(from: string, to: string): string {
  if (from === to) return dayLabel(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))}–${dayLabel(to)}`;
  if (from.slice(0, 4) === to.slice(0, 4)) return `${dayLabel(from).replace(/ \d{4}$/, "")} – ${dayLabel(to)}`;
  return `${dayLabel(from)} – ${dayLabel(to)}`;
}

/** An instant in an IANA zone, the zone named: "10 Nov 2023 23:59 UTC". */
export function instantLabel(instant: string, zone: string): string {
  const parts = formatter(zone).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? "";
  return `${dayLabel(`${part("year")}-${part("month")}-${part("day").padStart(2, "0")}`)} ${part("hour")}:${part("minute")} ${zone}`;
}

/** Whether a text is an IANA zone that this system knows. */
export function isZone(text: string): boolean {
  try {
    return text !== "" && formatter(text).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Formatters by zone: making one takes a hundred times as long as using it. There are about 600 zones and aliases. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(timeZone, made);
  return made;
}
