import type { DraftEntity, DraftRelation, DraftService } from "../draft.ts";
import { foreignKeys } from "../keys.ts";
import type { Report } from "../report.ts";
import { findEntity } from "../scope.ts";
import { shown } from "../shown.ts";

/** Relations lead to entities of the service, each has one other side, and no two entities require each other. */
export function checkRelations(service: DraftService, report: Report): void {
  for (const entity of service.entities) {
    for (const relation of entity.relations) checkRelation(relation, entity, service, report);
  }
  checkCircles(service, report);
}

function checkRelation(
  relation: DraftRelation,
  entity: DraftEntity,
  service: DraftService,
  report: Report,
): void {
  const { target } = relation;
  if (target.text.includes(".")) {
    const help = "Entities of other services are known by id: write `…Id: uuid` under `fields`.";
    report("GP1401", target.at, `${shown(target.text)} lies in another service`, help);
    return;
  }
  const other = findEntity(service, target, report);
  if (!other || relation.kind !== "has-many") return;
  const twin = entity.relations.find(
    (one) => one.kind === "has-many" && one.target.text === target.text,
  );
  const back = other.relations.filter(
    (one) => one.kind === "belongs-to" && one.target.text === entity.name.text,
  );
  if (twin !== relation) {
    const message = `${shown(entity.name.text)} has many ${shown(target.text)} twice, and nothing tells the two apart`;
    report(
      "GP1702",
      relation.name.at,
      message,
      "Keep one of them, and say the other as `belongs-to` on the other side.",
    );
  } else if (back.length > 1) {
    const names = back.map((one) => shown(one.name.text)).join(" and ");
    const message = `${shown(target.text)} belongs to ${shown(entity.name.text)} twice (${names}): which of them is the other side?`;
    report(
      "GP1702",
      relation.name.at,
      message,
      "Take out this `has-many`, or one of the `belongs-to`.",
    );
  }
}

function checkCircles(service: DraftService, report: Report): void {
  const byName = new Map(service.entities.map((entity) => [entity.name.text, entity]));
  const done = new Set<string>();
  const visit = (entity: DraftEntity, path: readonly string[]): void => {
    if (done.has(entity.name.text)) return;
    const circle = [...path, entity.name.text];
    for (const key of foreignKeys(entity, service).filter((one) => !one.optional)) {
      const next = byName.get(key.target);
      const from = circle.indexOf(key.target);
      if (next && from === -1) visit(next, circle);
      else if (next) {
        const names = [...circle.slice(from), key.target].map((one) => shown(one)).join(" → ");
        const help = `The first could never be created. Make one of them optional: \`belongs-to ${key.target}?\`.`;
        report("GP1703", key.said.name.at, `These entities require each other: ${names}`, help);
      }
    }
    done.add(entity.name.text);
  };
  for (const entity of service.entities) visit(entity, []);
}
