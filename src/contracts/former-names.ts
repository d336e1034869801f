import { namesOf, pluralOf, singularOf } from "../model/names.ts";
import type { EntityModel, FieldModel, Names, OperationModel } from "../model/types.ts";

/** Something that got another name in a blueprint. `path`: by names of before, `[service, entity, field]` as far as it goes. */
export interface Renamed {
  kind: string;
  path: readonly string[];
  to: string;
}

/** What parts of a service were called before. */
export class FormerNames {
  readonly #renames: readonly Renamed[];
  readonly service: Names;

  constructor(service: Names, renames: readonly Renamed[]) {
    const was = renames.find(({ kind, to }) => kind === "service" && isCalled(service, to));
    this.service = was ? namesOf(was.path[0]!) : service;
    this.#renames = renames.filter(({ path }) => isCalled(this.service, path[0]!));
  }

  entity({ name }: Pick<EntityModel, "name">): Names {
    const was = this.#renames.find(({ kind, to }) => kind === "entity" && isCalled(name, to));
    return was ? namesOf(was.path[1]!) : name;
  }

  operation(operation: OperationModel): Names {
    const { name, kind, crud, entity } = operation;
    if (crud) {
      const was = this.entity(entity);
      if (was === entity.name) return name;
      return namesOf(`${kind}-${kind === "list" ? pluralOf(was).kebab : was.kebab}`);
    }
    const was = this.#renames.find((one) => one.kind === "operation" && isCalled(name, one.to));
    return was ? namesOf(was.path.at(-1)!) : name;
  }

  /** A field of an entity, a value object or an operation, as messages had it; a reference is called after its relation, or who is behind it. */
  field(owner: Names, { name, isSet, reference }: FieldModel): string {
    const fieldOf = (relation: string) =>
      namesOf(!reference ? relation : isSet ? `${singularOf(relation)}Ids` : `${relation}Id`).snake;
    const now = namesOf(name).snake;
    const was = this.#renames.find(
      ({ kind, path, to }) => kind === "field" && isCalled(owner, path[1]!) && fieldOf(to) === now,
    );
    if (was) return fieldOf(was.path[2]!);
    if (!reference || isSet || reference.relation !== reference.target.name.camel) return now;
    return fieldOf(this.entity(reference.target).camel);
  }
}

const isCalled = (names: Names, name: string): boolean => namesOf(name).kebab === names.kebab;
