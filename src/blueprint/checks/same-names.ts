import { words } from "../cases.ts";
import type { Draft } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";

/** Services and roles differ by more than their hyphens, which identifiers do not have. */
export function checkSameNames({ services, roles }: Draft, report: Report): void {
  compare(
    services.map((service) => service.name),
    report,
  );
  compare(
    roles.map((role) => role.name),
    report,
  );
}

function compare(names: readonly Word[], report: Report): void {
  const taken = new Map<string, Word>();
  for (const name of names) {
    const bare = words(name.text).join("");
    const other = taken.get(bare);
    taken.set(bare, other ?? name);
    if (!other) continue;
    report(
      "GP1806",
      name.at,
      `${shown(name.text)} and ${shown(other.text)} become the same identifier`,
      "Rename one of them.",
    );
  }
}
