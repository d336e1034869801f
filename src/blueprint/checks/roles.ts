import type { Draft } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";

/** Roles inherit roles that exist, and never themselves. */
export function checkRoles({ roles }: Draft, report: Report): void {
  const byName = new Map(roles.map((role) => [role.name.text, role]));
  for (const word of roles.flatMap((role) => role.inherits)) {
    if (byName.has(word.text)) continue;
    report(
      "GP1406",
      word.at,
      `${shown(word.text)} is not a role`,
      didYouMean(word.text, [...byName.keys()]),
    );
  }
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    for (const word of byName.get(name)?.inherits ?? []) {
      const circle = [...path, name];
      const from = circle.indexOf(word.text);
      if (from === -1) visit(word.text, circle);
      else {
        const names = [...circle.slice(from), word.text].map((one) => shown(one)).join(" → ");
        report(
          "GP1603",
          word.at,
          `These roles inherit each other: ${names}`,
          "Take one of them out of the circle.",
        );
      }
    }
    done.add(name);
  };
  for (const role of roles) visit(role.name.text, []);
}
