import type { DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";

/** A value object never contains itself, not even through others or in a list. */
export function checkValues({ values }: DraftService, report: Report): void {
  const byName = new Map(values.map((value) => [value.name.text, value]));
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    const circle = [...path, name];
    for (const word of byName.get(name)?.fields.flatMap((field) => field.uses) ?? []) {
      const from = circle.indexOf(word.text);
      if (from === -1) visit(word.text, circle);
      else {
        const names = [...circle.slice(from), word.text].map((one) => shown(one)).join(" → ");
        report(
          "GP1704",
          word.at,
          `A value object contains itself: ${names}`,
          "Make it an entity, which can refer to its own kind.",
        );
      }
    }
    done.add(name);
  };
  for (const value of values) visit(value.name.text, []);
}
