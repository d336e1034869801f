type Data = null | boolean | number | string | Data[] | { [name: string]: Data };

const WIDTH = 100;

/** `name: …,` within an object literal, as the formatter would write it: on one line where it fits. */
export const property = (name: string, value: unknown): string =>
  `  ${name}: ${write(value as Data, "  ", name.length + 3, false)},`;

/** A whole JSON file, in the same way. */
export const jsonFile = (value: unknown): string => `${write(value as Data, "", 0, true)}\n`;

/** `around`: how much of the line is taken by what stands before and behind the value. */
function write(value: Data, margin: string, around: number, json: boolean): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const line = flat(value, json);
  if (!crowded(value) && line.length + margin.length + around <= WIDTH) return line;
  const inner = `${margin}  `;
  const parts = Array.isArray(value)
    ? value.map((one) => inner + write(one, inner, 1, json))
    : Object.entries(value).map(([key, one]) => {
        const head = `${inner}${nameOf(key, json)}:`;
        const text = write(one, inner, head.length - inner.length + 2, json);
        const wide = typeof one === "string" && head.length + text.length + 2 > WIDTH && !json;
        return wide ? `${head}\n${inner}  ${text}` : `${head} ${text}`;
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${parts.join(",\n")}${json ? "" : ","}\n${margin}${close}`;
}

/** The same on one line, however long. */
export function flat(value: Data, json = false): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => flat(one, json)).join(", ")}]`;
  const fields = Object.entries(value).map(
    ([key, one]) => `${nameOf(key, json)}: ${flat(one, json)}`,
  );
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}

/** A list of several things that each have several parts never stands on one line, nor does what holds one. */
function crowded(value: Data): boolean {
  if (value === null || typeof value !== "object") return false;
  const parts = Object.values(value);
  const several = (one: Data) =>
    one !== null && typeof one === "object" && Object.keys(one).length > 1;
  const alike = parts.every(Array.isArray) || !parts.some(Array.isArray);
  if (Array.isArray(value) && parts.length > 1 && alike && parts.every(several)) return true;
  return parts.some(crowded);
}

function nameOf(key: string, json: boolean): string {
  if (json || !/^[A-Za-z_$][\w$]*$/.test(key)) return JSON.stringify(key);
  return key === "__proto__" ? '["__proto__"]' : key;
}
