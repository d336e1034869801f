import { cased } from "./cases.ts";
import type { DraftEntity, DraftRelation, DraftService } from "./draft.ts";

/** A reference that an entity holds: the column is the relation's name with `_id`. */
export interface ForeignKey {
  /** Of the relation; where only the other side says `has-many`, that entity's name. */
  name: string;
  target: string;
  optional: boolean;
  /** Whether this side says it, with `belongs-to`; else the relation of the other side. */
  said: DraftRelation;
  own: boolean;
}

/**
 * The references of an entity: its `belongs-to`, and one for each entity that has many of it and that it does not
 * say it belongs to. Such a one is required, unless the entity has many of its own kind.
 */
export function foreignKeys(entity: DraftEntity, service: DraftService): ForeignKey[] {
  const own = entity.relations.filter((one) => one.kind === "belongs-to");
  const keys: ForeignKey[] = own.map((said) => ({
    name: said.name.text,
    target: said.target.text,
    optional: said.optional,
    said,
    own: true,
  }));
  for (const parent of service.entities) {
    const said = parent.relations.find(
      (one) => one.kind === "has-many" && one.target.text === entity.name.text,
    );
    if (!said || own.some((one) => one.target.text === parent.name.text)) continue;
    const optional = parent === entity;
    keys.push({
      name: cased(parent.name.text).camel,
      target: parent.name.text,
      optional,
      said,
      own: false,
    });
  }
  return keys;
}
