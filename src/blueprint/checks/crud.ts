import type { DraftEntity, DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";

/** What is replaced or updated has something that can change. */
export function checkCrud({ entities }: DraftService, report: Report): void {
  for (const entity of entities) {
    if (entity.fields.length > 0 || entity.relations.length > 0 || isChild(entity, entities))
      continue;
    for (const { verb, at } of entity.crud) {
      if (verb !== "replace" && verb !== "update") continue;
      const message = `${shown(entity.name.text)} has no field that \`${verb}\` could change`;
      report("GP1610", at, message, `Add a field, or take \`${verb}\` out of \`crud\`.`);
    }
  }
}

/** A `has-many` gives the other side a key. */
const isChild = ({ name }: DraftEntity, entities: readonly DraftEntity[]): boolean =>
  entities.some(({ relations }) =>
    relations.some((one) => one.kind === "has-many" && one.target.text === name.text),
  );
