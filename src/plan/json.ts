/** JSON as formatters write it: objects over several lines, arrays of plain values on one where they fit. */
export function jsonText(value: unknown): string {
  return `${print(value, "", 0)}\n`;
}

const WIDTH = 100;

function print(value: unknown, margin: string, used: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const flat = `[${value.map((one) => JSON.stringify(one)).join(", ")}]`;
    const plain = value.every((one) => typeof one !== "object" || one === null);
    if (plain && used + flat.length < WIDTH) return flat;
    return `[\n${value.map((one) => inner + print(one, inner, inner.length)).join(",\n")}\n${margin}]`;
  }
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, one]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return name + print(one, inner, name.length);
  });
  return `{\n${lines.join(",\n")}\n${margin}}`;
}
