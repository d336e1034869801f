import type { DraftField, DraftValue } from "./draft.ts";
import type { FieldType } from "./types.ts";

/** A property of something that is made of several. */
export interface Part {
  name: string;
  /** Absent: its type was refused. */
  type?: FieldType;
  /** It may be absent. */
  optional: boolean;
}

export const partOfField = ({ name, type, optional }: DraftField): Part => ({
  name: name.text,
  ...(type ? { type } : {}),
  optional,
});

const { MIN_SAFE_INTEGER: minimum, MAX_SAFE_INTEGER: maximum } = Number;

const MONEY: readonly Part[] = [
  { name: "amount", type: { kind: "int", minimum, maximum }, optional: false },
  {
    name: "currency",
    type: { kind: "string", minLength: 3, maxLength: 3 },
    optional: false,
  },
];

/** What a value object or money is made of; nothing else has parts. */
export function partsOf(
  type: FieldType | undefined,
  values: readonly DraftValue[],
): readonly Part[] {
  if (type?.kind === "money") return MONEY;
  if (type?.kind !== "value") return [];
  const { fields = [] } = values.find(({ name }) => name.text === type.name) ?? {};
  return fields.map(partOfField);
}
