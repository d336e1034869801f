import { compileWith } from "./compile.ts";
import type { Pack, TemplateSource } from "./pack.ts";
import type { Template } from "./tools.ts";

/** Characters of a text that is not worth a function of its own. */
const LONG = 200;

/** The text of an ES module with what `exported` makes of the pack: templates as functions, everything else as data. */
export function packModule(
  sources: readonly TemplateSource[],
  exported: (pack: Pack) => Readonly<Record<string, unknown>> = (pack) => ({ pack }),
): string {
  const code = new WeakMap<object, string>();
  const pack = compileWith(sources, (javascript) => {
    const template: Template = () => "";
    code.set(template, javascript);
    return template;
  });
  return Object.entries(exported(pack))
    .map(([name, value]) => `export const ${name} = ${literal(value, code)};\n`)
    .join("");
}

function literal(value: unknown, code: WeakMap<object, string>): string {
  if (typeof value === "function") return code.get(value)!;
  if (typeof value === "number") return String(value); // Infinity, too
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, code)).join(",")}]`;
  const entries = Object.entries(value).map(([key, one]) => {
    const name = `[${JSON.stringify(key)}]`;
    const text = literal(one, code);
    // Within a function, which V8 reads when it is called: most texts are of features that were not chosen.
    return typeof one === "string" && one.length > LONG
      ? `get ${name}(){return ${text}}`
      : `${name}:${text}`;
  });
  return `{${entries.join(",")}}`;
}
