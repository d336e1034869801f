import { cased } from "./cases.ts";
import { FORMS, LONGEST_NAME } from "./names.ts";
import { checkName } from "./names.ts";
import type { Report, Word } from "./report.ts";
import { shown } from "./shown.ts";

const MOST = 200;
const VALUE = new RegExp(FORMS.value);

/** The constant of a value as protobuf compares them: with its words, whatever divides them. */
const constantOf = (value: string) => cased(value).pascal;

/** Checks the values of one enum, each with its place. */
export function checkEnumValues(values: readonly Word[], report: Report): boolean {
  let sound = true;
  const refuse: Report = (...problem) => {
    sound = false;
    report(...problem);
  };
  if (values[MOST])
    refuse("GP1108", values[MOST].at, `More than ${MOST} values of one enum`, "Make it an entity.");
  const seen = new Set<string>();
  const constants = new Map<string, string>();
  for (const value of values) {
    if (!checkValue(value, refuse)) continue;
    const { text, at } = value;
    const same = constants.get(constantOf(text));
    if (seen.has(text)) refuse("GP1306", at, `${shown(text)} is there twice`, "Keep one of them.");
    else if (same !== undefined) {
      const help =
        "Protobuf tells constants apart by their words only. Name one of them otherwise.";
      refuse("GP1805", at, `${shown(text)} and ${shown(same)} become the same constant`, help);
    }
    seen.add(text);
    constants.set(constantOf(text), text);
  }
  return sound;
}

function checkValue(value: Word, report: Report): boolean {
  const { text, at } = value;
  if (text.length <= LONGEST_NAME && VALUE.test(text)) {
    if (cased(text).snake === "unspecified") {
      report(
        "GP1204",
        at,
        `${shown(text)} is protobuf's own value of every enum`,
        "Call it `unknown`, or make the field optional.",
      );
      return false;
    }
    return checkName(value, "value", "an enum's value", report);
  }
  if (text === "") report("GP1305", at, "A value of the enum is missing", "Write `enum(a|b)`.");
  else if (text.includes(","))
    report(
      "GP1305",
      at,
      `${shown(text)} cannot be a value of an enum`,
      `Put \`|\` between the values. Write ${shown(enumOf(text.split(",")))}.`,
    );
  else if (text.length > LONGEST_NAME)
    report(
      "GP1202",
      at,
      `${shown(text)} has ${text.length} characters`,
      `Write at most ${LONGEST_NAME}.`,
    );
  else return checkName(value, "value", "an enum's value", report);
  return false;
}

/** The type of such values. */
const enumOf = (values: readonly string[]): string =>
  `enum(${values
    .map((one) => one.trim())
    .filter(Boolean)
    .join("|")})`;
