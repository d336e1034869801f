import { namesAt, put, without, type Draft } from "../draft.ts";
import { readFields, type Field } from "../lines.ts";
import { FIELDS } from "../start.ts";
import { askLine, reading, type Talk } from "../talk.ts";
import { TYPE_HELP } from "../type-help.ts";
import { askValues, nameIn, withValues } from "./values.ts";
import { keyOf, pathOfEntity, shownIn, type Place } from "./place.ts";

/** Also a kind of relation that is misspelt: the reader of relations knows better what to write. */
const RELATION = /^(belongs-to|has-many|many-to-many)\b|^[a-z][\w-]*\s+[A-Z]/;

/** What an entity holds: fields, relations to other entities, and value objects, of which the fields are asked next. */
export async function askFields(talk: Talk, place: Place): Promise<void> {
  const before = namesAt(talk.draft, ["services", place.service, "values"]);
  await askLine(
    talk,
    `${keyOf(place)}.fields`,
    {
      message: `Fields of ${shownIn(talk, place.service, place.entity)}`,
      hint: "such as title: string(80), due: date?, tags: many-to-many Tag; ? lists all types",
      help: TYPE_HELP,
      default: FIELDS,
    },
    reading(readFields, (said) => {
      const refused = refuseEntity(talk.draft, place.service, said);
      if (refused) return refused;
      const draft = withFields(talk.draft, place, said);
      return withValues(
        draft,
        place.service,
        said.map(({ type }) => type),
      );
    }),
  );
  await askValues(talk, place.service, before);
}

/** An entity is not a type, but it is clear what is meant. */
function refuseEntity(draft: Draft, service: string, said: readonly Field[]): string | undefined {
  const entities = namesAt(draft, ["services", service, "entities"]);
  const meant = said.find(({ type }) => entities.includes(nameIn(type) ?? ""));
  if (!meant) return undefined;
  const { name, type } = meant;
  const entity = nameIn(type);
  const relation = type.startsWith("list") ? `many-to-many ${entity}` : `belongs-to ${type}`;
  return `\`${entity}\` is an entity. Write \`${name}: ${relation}\`.`;
}

function withFields(draft: Draft, place: Place, said: readonly Field[]): Draft {
  const at = pathOfEntity(place);
  const related = said.filter(({ type }) => RELATION.test(type));
  const fields = said.filter((field) => !related.includes(field));
  const set = (one: Draft, key: string, these: readonly Field[]) =>
    these.length === 0
      ? without(one, [...at, key])
      : put(one, [...at, key], new Map(these.map(({ name, type }) => [name, type])));
  return set(set(draft, "fields", fields), "relations", related);
}
