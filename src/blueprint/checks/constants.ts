import { cased } from "../cases.ts";
import type { DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";

/**
 * Constants of different enums of a service differ as well: protobuf names them by field and value, so that `statusA` with
 * `b` and `status` with `a-b` would meet. (Those of one enum are compared where it is read.)
 */
export function checkConstants(service: DraftService, report: Report): void {
  const taken = new Map<string, Word>();
  const owners = [
    ...service.entities,
    ...service.values,
    ...service.operations.map(({ name, input }) => ({ name, fields: input })),
  ];
  for (const owner of owners) {
    for (const { name, type } of owner.fields) {
      const inner = type?.kind === "list" ? type.of : type;
      if (inner?.kind !== "enum") continue;
      for (const value of inner.values) {
        const constant = [owner.name.text, name.text, value]
          .map((part) => cased(part).snake)
          .join("_")
          .toUpperCase();
        const other = taken.get(constant);
        taken.set(constant, other ?? name);
        if (!other || other === name) continue;
        report(
          "GP1805",
          name.at,
          `A value of ${shown(name.text)} and one of ${shown(other.text)} become the same constant`,
          `Both become \`${constant}\`. Rename one of them.`,
        );
      }
    }
  }
}
