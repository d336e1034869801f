import type { ColumnType } from "./types.ts";

/** Kinds that are text, with or without a limit. */
const TEXTS = new Set(["string", "text", "email", "url", "enum", "duration"]);
const LIMITS: Readonly<Record<string, number>> = { email: 254, url: 2048 };

/** Kinds that both versions see as text, in the one form in which the database writes them, with its length. */
const WRITTEN: Readonly<Record<string, number>> = { uuid: 36, date: 10 };

/** The most characters that a type of text may have. */
function longest({ kind, maxLength, values }: ColumnType): number {
  if (kind === "enum") return Math.max(...values!.map((value) => value.length));
  return maxLength ?? LIMITS[kind] ?? Infinity;
}

/** The most characters that its column takes; an enum stands in a column without a limit. */
const room = (type: ColumnType): number => (type.kind === "enum" ? Infinity : longest(type));

/** How a change of a column's type goes. */
export interface TypeChange {
  /** One cannot be turned into the other under the eyes of an old version. */
  incompatible: boolean;
  /** Some value of before does not fit. */
  narrows: boolean;
  /** The column itself takes another type, wider or not. */
  retypes: "no" | "wider" | "narrower";
  /** The database writes every row anew for it. */
  rewrites: boolean;
}

const SAME: TypeChange = { incompatible: false, narrows: false, retypes: "no", rewrites: false };

/** Pure: what it means that a column of one type becomes one of the other. */
export function typeChange(before: ColumnType, after: ColumnType): TypeChange {
  if (TEXTS.has(before.kind) && TEXTS.has(after.kind)) return textChange(before, after);
  if (before.kind !== after.kind)
    return isSeenAs(before, after)
      ? { ...SAME, retypes: "wider", rewrites: true }
      : { ...SAME, incompatible: true };
  if (before.kind === "int") {
    if (before.big === after.big) return SAME;
    const retypes = after.big ? "wider" : "narrower";
    return { ...SAME, narrows: !after.big, retypes, rewrites: true };
  }
  if (before.kind !== "decimal") return SAME;
  const [scale, whole] = [after.scale! - before.scale!, wholeOf(after) - wholeOf(before)];
  if (scale === 0 && whole === 0) return SAME;
  const narrows = scale < 0 || whole < 0;
  return { ...SAME, narrows, retypes: narrows ? "narrower" : "wider", rewrites: scale !== 0 };
}

/** Both versions see the same in a column of the second type, and every value of the first fits into it. */
function isSeenAs(before: ColumnType, after: ColumnType): boolean {
  if (before.kind === "value") return after.kind === "json";
  const isAnyText = after.kind === "string" || after.kind === "text";
  return isAnyText && WRITTEN[before.kind]! <= longest(after);
}

const wholeOf = ({ digits, scale }: ColumnType): number => digits! - scale!;

function textChange(before: ColumnType, after: ColumnType): TypeChange {
  const lost = after.kind === "enum" && !isWithin(before, after);
  const narrows = lost || longest(after) < longest(before);
  if (room(before) === room(after)) return { ...SAME, narrows };
  const tighter = room(after) < room(before);
  return {
    ...SAME,
    narrows,
    retypes: tighter && narrows ? "narrower" : "wider",
    rewrites: tighter,
  };
}

const isWithin = (before: ColumnType, after: ColumnType): boolean =>
  before.kind === "enum" && before.values!.every((value) => after.values!.includes(value));
