import type { Cursor } from "./cursor.ts";
import type { Endpoint } from "./openapi.ts";
import { compareShapes } from "./schema.ts";
import { Shape } from "./shape.ts";
import { say, type Subject } from "./subject.ts";

/** Parameters of query, header and cookie by name, those of the path by their place in it. */
export function compareParameters(
  old: Endpoint,
  now: Endpoint,
  about: Omit<Subject, "direction">,
): void {
  const [before, after] = [parametersOf(old), parametersOf(now)];
  const subject: Subject = { ...about, direction: "request" };
  for (const [key, parameter] of before) {
    const next = after.get(key);
    const name = nameOf(parameter);
    if (!next) {
      say(
        subject,
        "old",
        parameter,
        "breaking",
        "parameter-removed",
        `${name} of ${old.title} is gone`,
      );
      continue;
    }
    if (!parameter.is("required") && next.is("required"))
      say(
        subject,
        "new",
        next,
        "breaking",
        "parameter-became-required",
        `${name} of ${now.title} has to be given now`,
      );
    const [schema, nextSchema] = [parameter.child("schema"), next.child("schema")];
    if (schema && nextSchema)
      compareShapes(new Shape(schema), new Shape(nextSchema), name, subject);
  }
  for (const [key, parameter] of after) {
    if (before.has(key)) continue;
    const must = parameter.is("required");
    say(
      subject,
      "new",
      parameter,
      must ? "breaking" : "compatible",
      "parameter-added",
      `${nameOf(parameter)} of ${now.title} ${must ? "has to be given now" : "may be given now"}`,
    );
  }
}

const nameOf = (parameter: Cursor): string =>
  `the ${parameter.text("in")} parameter \`${parameter.text("name")}\``;

function parametersOf({ item, operation, title }: Endpoint): Map<string, Cursor> {
  const all = [item, operation].flatMap((one) => one.get("parameters")?.items() ?? []);
  const inPath = [...title.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  return new Map(
    all.map((parameter) => {
      const [place, name = ""] = [parameter.text("in"), parameter.text("name")];
      return [
        `${place} ${place === "path" ? inPath.indexOf(name) : name.toLowerCase()}`,
        parameter,
      ];
    }),
  );
}
