interface Format {
  test: (text: string) => boolean;
  example: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL =
  /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const DURATION =
  /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Texts that JSON Schema has a format for: RFC 9562, 5321 (its ordinary part), 3986 with http(s), 3339, ISO 8601 durations. */
export const FORMATS: Record<"uuid" | "email" | "url" | "date" | "timestamp" | "duration", Format> =
  {
    uuid: { test: (text) => UUID.test(text), example: "0192f0c1-2d3e-7a4b-8c5d-6e7f80912a3b" },
    email: { test: (text) => text.length <= 254 && EMAIL.test(text), example: "ann@example.com" },
    url: { test: isUrl, example: "https://example.com/" },
    date: { test: isDate, example: "2026-01-31" },
    timestamp: { test: isTimestamp, example: "2026-01-31T12:00:00Z" },
    duration: { test: (text) => text.length <= 40 && DURATION.test(text), example: "PT30M" },
  };

function isUrl(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\/[!-~]+$/.test(text) && URL.canParse(text);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isTimestamp(text: string): boolean {
  const day = TIMESTAMP.exec(text)?.[1];
  return day !== undefined && isDate(day);
}
