import { compileWith } from "./compile.ts";
import type { TemplateSource, TemplateSpec } from "./pack.ts";

/** A place in a template as Handlebars wants it: only the start is ever shown. */
const HEAD =
  "const at = (line, column) => { const p = { line, column }; return { start: p, end: p }; };\n";

/** The text of an ES module that exports `pack`: templates as functions, everything else as data. */
export function packModule(sources: readonly TemplateSource[]): string {
  const code = new WeakMap<object, string>();
  const pack = compileWith(sources, (javascript) => {
    const spec: TemplateSpec = {};
    code.set(spec, slim(javascript));
    return spec;
  });
  return `${HEAD}export const pack = ${literal(pack, code)};\n`;
}

function literal(value: unknown, code: WeakMap<object, string>): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const javascript = code.get(value);
  if (javascript !== undefined) return javascript;
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, code)).join(",")}]`;
  const entries = Object.entries(value).map(
    ([key, one]) => `[${JSON.stringify(key)}]:${literal(one, code)}`,
  );
  return `{${entries.join(",")}}`;
}

/**
 * Takes out what every template repeats. Each pattern holds an unescaped quote or a real line break, neither of
 * which occurs in the JSON strings that carry a template's own text.
 */
function slim(javascript: string): string {
  return javascript
    .replace(/ \|\| function\(parent, propertyName\) \{\n.*\n.*\n.*\n.*\n {4}\}/g, "")
    .replace(
      /\{"start":\{"line":(\d+),"column":(\d+)\},"end":\{"line":\d+,"column":\d+\}\}/g,
      "at($1,$2)",
    );
}
