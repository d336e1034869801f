import type { Draft, DraftAllow, DraftService } from "../draft.ts";
import type { Word } from "../report.ts";
import { defined, named, type Occurrence } from "./occurrence.ts";
import type { Target } from "./target.ts";

/** Where a role is named: by roles that inherit it, and where something is allowed. */
export function ofRole(
  { roles, services }: Draft,
  target: Extract<Target, { kind: "role" }>,
  to: string,
): Occurrence[] {
  const is = ({ text }: Word) => text === target.role.name.text;
  const allowed = services.flatMap(({ entities, operations }) => [
    ...entities.flatMap(({ allow }) => allow.map(({ who }) => who)),
    ...operations.map(({ allow }) => allow),
  ]);
  return [
    defined(target, to),
    ...roles
      .flatMap(({ inherits }) => inherits)
      .filter(is)
      .map((word) => named(word, to, "inherits")),
    ...allowed
      .flatMap(rolesIn)
      .filter(is)
      .map((word) => named(word, to, "allow")),
  ];
}

const rolesIn = (who: DraftAllow): readonly Word[] => (who === "public" ? [] : who);

/** Where a value object is named: by types of fields. */
export const ofValue = (target: Extract<Target, { kind: "value" }>, to: string): Occurrence[] => [
  defined(target, to),
  ...fieldsIn(target.service)
    .flatMap(({ uses }) => uses)
    .filter(({ text }) => text === target.value.name.text)
    .map((word) => named(word, to, "type")),
];

const fieldsIn = ({ entities, values, operations, events }: DraftService) =>
  [
    entities.map(({ fields }) => fields),
    values.map(({ fields }) => fields),
    operations.map(({ input }) => input),
    events.map(({ fields }) => fields),
  ].flat(2);
