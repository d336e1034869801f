import { shown } from "./shown.ts";

/** What people write who come from SQL, TypeScript, Java and others, in small letters, and what it is called here. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "string(200)": "string str varchar nvarchar varchar2 char nchar character",
    text: "text clob tinytext mediumtext longtext",
    int: "int integer number long short byte bigint smallint tinyint mediumint serial bigserial int2 int4 int8 int16 int32 int64 uint",
    "decimal(10.2)": "decimal float double numeric real bigdecimal float32 float64",
    bool: "bool boolean bit",
    date: "date localdate",
    timestamp:
      "timestamp timestamptz datetime datetime2 time instant localdatetime offsetdatetime zoneddatetime",
    duration: "duration interval timespan",
    url: "url uri",
    uuid: "uuid guid uuidv4 uuidv7",
    email: "email mail",
    json: "json jsonb object any map dict record unknown",
    money: "money currency price",
    "list(text)": "list array set",
  }).flatMap(([type, names]) => names.split(" ").map((name) => [name, type] as const)),
);

/** `Array<X>`, `List<X>`, `X[]`. */
const LIST =
  /^(?:array|list|set|collection|iterable|readonlyarray)\s*<\s*([^]+?)\s*>$|^([^]+?)\s*\[\]$/i;

/** Nobody's type is longer. */
const LONGEST = 80;

/** What a type of another language is here, with its limits where they say the same; undefined: nobody knows. */
export function typeMeant(text: string): string | undefined {
  const said = text.trim();
  if (said.length > LONGEST) return undefined;
  const items = LIST.exec(said);
  if (items) {
    const item = items[1] ?? items[2] ?? "";
    return `list(${typeMeant(item) ?? item})`;
  }
  const [, name = "", inner] = /^([A-Za-z]\w*)\s*(?:[(<]\s*([^]*?)\s*[)>])?$/.exec(said) ?? [];
  const type = NAMES.get(name.toLowerCase());
  if (inner === undefined || type === undefined) return type;
  const [, digits, scale] = /^(\d{1,3})\s*[,.;]\s*(\d{1,3})$/.exec(inner) ?? [];
  if (digits !== undefined && type !== "text") return `decimal(${digits}.${scale})`;
  return type.startsWith("string") && /^\d{1,5}$/.test(inner) ? `string(${inner})` : type;
}

/** What to do about a quote as word processors set it. */
export function quoteHelp(text: string): string | undefined {
  const [quote] = /[\u2018-\u201f\u00ab\u00bb]/.exec(text) ?? [];
  return quote && `Take out \`${quote}\`: it is no quote of YAML, and a type needs none.`;
}

/** What words behind a type mean in other languages; `type` is what stands before them. */
export function suffixMeant(type: string, words: string): string | undefined {
  const said = words.trim().toLowerCase();
  if (said.length > LONGEST) return undefined;
  const quote = quoteHelp(said);
  if (quote !== undefined) return quote;
  if (/\bprimary\s+key\b/.test(said))
    return "Every entity has an `id` that finds it: leave it out.";
  if (/\bnot\s+null\b|\brequired\b/.test(said))
    return "A field has to be there unless its type ends in `?`. Leave it out.";
  if (/^(null|nullable|optional)$/.test(said)) return `Write ${shown(`${type}?`)}.`;
  const [, value] = /^default\s+(\S+)$/i.exec(words.trim()) ?? [];
  return value === undefined ? undefined : `Write ${shown(`${type} = ${value}`)}.`;
}
