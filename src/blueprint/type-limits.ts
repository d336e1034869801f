import type { Complain } from "./one-line.ts";
import { checkEnumValues } from "./enum-values.ts";
import { typeMeant } from "./foreign-types.ts";
import { shown } from "./shown.ts";
import type { Argument } from "./type-words.ts";
import type { FieldType } from "./types.ts";

export const LONGEST_STRING = 10_000;
export const MOST_DIGITS = 38;
const SAFE = Number.MAX_SAFE_INTEGER;

type Of<Kind extends FieldType["kind"]> = Extract<FieldType, { kind: Kind }>;

/** `40` or `2..40`. Where only the most is said, a required string is not empty; `atLeastOne` is settled by the field. */
export function readString(argument: Argument, complain: Complain): Of<"string"> | undefined {
  const match = /^(?:(\d{1,9})\s*\.\.\s*)?(\d{1,9})$/.exec(argument.text.trim());
  if (!match)
    return malformed(
      argument,
      complain,
      "A string needs its greatest length",
      "Write `string(200)` or `string(2..40)`; without a limit it is `text`.",
    );
  const minLength = match[1] === undefined ? IMPLIED : Number(match[1]);
  return checkLengths({ kind: "string", minLength, maxLength: Number(match[2]) }, (message, help) =>
    tell(argument, complain, message, help),
  );
}

/** Stands for the least length that was not said: 1 where the field is required, 0 where it is not. */
export const IMPLIED = -1;

type Tell = (message: string, help: string) => void;

export function checkLengths(type: Of<"string">, refuse: Tell): Of<"string"> | undefined {
  if (type.minLength > type.maxLength)
    refuse(
      `No text has at least ${type.minLength} and at most ${type.maxLength} characters`,
      "Swap the two.",
    );
  else if (type.maxLength < 1)
    refuse("No text fits into this length", "Write a length of 1 or more.");
  else if (type.maxLength > LONGEST_STRING)
    refuse(`A string has at most ${LONGEST_STRING} characters`, "Write `text`.");
  else return type;
  return undefined;
}

/** Nothing, `1..99`, `0..` or `..99`. */
export function readInt(argument: Argument, complain: Complain): Of<"int"> | undefined {
  if (!argument.given) return { kind: "int", minimum: -SAFE, maximum: SAFE };
  const match = /^(-?\d{1,17})?\s*\.\.\s*(-?\d{1,17})?$/.exec(argument.text.trim());
  if (!match)
    return malformed(
      argument,
      complain,
      `${shown(argument.text)} are not limits of an int`,
      "Write `int(1..99)`, `int(0..)` or `int`.",
    );
  const minimum = match[1] === undefined ? -SAFE : Number(match[1]);
  const maximum = match[2] === undefined ? SAFE : Number(match[2]);
  return checkLimits({ kind: "int", minimum, maximum }, (message, help) =>
    tell(argument, complain, message, help),
  );
}

export function checkLimits(type: Of<"int">, refuse: Tell): Of<"int"> | undefined {
  if (type.minimum > type.maximum)
    refuse(`No number is at least ${type.minimum} and at most ${type.maximum}`, "Swap the two.");
  else if (type.minimum < -SAFE || type.maximum > SAFE)
    refuse(
      "JSON keeps whole numbers only up to 2^53 - 1",
      `Stay within ±${SAFE}, or use \`decimal\` or \`string\`.`,
    );
  else return { kind: "int", minimum: type.minimum + 0, maximum: type.maximum + 0 };
  return undefined;
}

/** `10.2`: ten digits, two of them behind the point. */
export function readDecimal(argument: Argument, complain: Complain): Of<"decimal"> | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})$/.exec(argument.text.trim());
  if (!match)
    return malformed(
      argument,
      complain,
      "A decimal needs its digits in all and those behind the point",
      `Write ${shown(typeMeant(`decimal(${argument.text})`) ?? "decimal(10.2)")}.`,
    );
  const [digits, scale] = [Number(match[1]), Number(match[2])];
  if (digits < 1 || digits > MOST_DIGITS)
    tell(argument, complain, `A decimal has 1 to ${MOST_DIGITS} digits`, "Write `decimal(10.2)`.");
  else if (scale > digits)
    tell(
      argument,
      complain,
      `Of ${digits} digits ${scale} cannot stand behind the point`,
      "Write the digits in all first, such as `decimal(10.2)`.",
    );
  else return { kind: "decimal", digits, scale };
  return undefined;
}

/** `a|b|c` */
export function readEnum(argument: Argument, complain: Complain): Of<"enum"> | undefined {
  let start = argument.start;
  const words = argument.text.split("|").map((part) => {
    const at = start + part.length - part.trimStart().length;
    start += part.length + 1;
    return { text: part.trim(), start: at };
  });
  if (!argument.given || argument.text.trim() === "")
    return malformed(argument, complain, "An enum needs its values", "Write `enum(a|b)`.");
  const sound = checkEnumValues(
    words.map(({ text, start: at }) => ({
      text,
      at: { start: at, end: at + Math.max(text.length, 1) },
    })),
    (code, at, message, help) => complain(code, at.start, at.end, message, help),
  );
  return sound ? { kind: "enum", values: words.map(({ text }) => text) } : undefined;
}

function malformed(
  { start, text }: Argument,
  complain: Complain,
  message: string,
  help: string,
): undefined {
  complain("GP1303", start, start + Math.max(text.length, 1), message, help);
}

function tell({ start, text }: Argument, complain: Complain, message: string, help: string): void {
  complain("GP1304", start, start + text.length, message, help);
}
