import type { Report, Word } from "./report.ts";
import { shown } from "./shown.ts";
import { cased, words } from "./cases.ts";

export type Form = "kebab" | "pascal" | "camel" | "value";

export const LONGEST_NAME = 40;

/** The forms of names, as regular expressions that JSON Schema understands too. */
export const FORMS: Record<Form, string> = {
  kebab: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
  pascal: "^[A-Z][A-Za-z0-9]*$",
  camel: "^[a-z][A-Za-z0-9]*$",
  value: "^[A-Za-z0-9][A-Za-z0-9_.-]*$",
};

const REGEXES = Object.fromEntries(
  Object.entries(FORMS).map(([form, source]) => [form, new RegExp(source)]),
) as Record<Form, RegExp>;

const SAID: Record<Form, string> = {
  kebab: "lower-case words with `-` between them, such as",
  pascal: "letters and digits that begin with a capital, such as",
  camel: "letters and digits that begin with a small letter, such as",
  value: "letters, digits, `_`, `.` and `-` that begin with a letter or digit, such as",
};

const EXAMPLES: Record<Form, string> = {
  kebab: "two-words",
  pascal: "TwoWords",
  camel: "twoWords",
  value: "two-words",
};

/** Members of every JavaScript object: as a key of the user's data they would be found where nothing was stored. */
const OBJECT_MEMBERS = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);

/** File names that Windows keeps for devices, whatever the extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Whether a name may be used in all the places where names land. `what` goes with its article: `a service`. */
export function checkName(name: Word, form: Form, what: string, report: Report): boolean {
  const { text, at } = name;
  if (OBJECT_MEMBERS.has(text)) {
    const help = `Every JavaScript object has a member of that name. Choose another name.`;
    report("GP1203", at, `${shown(text)} cannot be the name of ${what}`, help);
    return false;
  }
  if (!REGEXES[form].test(text)) {
    report(
      "GP1201",
      at,
      `${shown(text)} cannot be the name of ${what}`,
      `Write ${SAID[form]} ${shown(better(text, form))}.`,
    );
    return false;
  }
  if (text.length > LONGEST_NAME) {
    report(
      "GP1202",
      at,
      `${shown(text)} has ${text.length} characters`,
      `Write at most ${LONGEST_NAME}.`,
    );
    return false;
  }
  // what is called `Then` is a `then` where it is a member
  if ((form === "camel" || form === "pascal") && cased(text).camel === "then") {
    const help = "JavaScript takes what has a `then` for a promise. Choose another name.";
    report("GP1204", at, `${shown(text)} cannot be the name of ${what}`, help);
    return false;
  }
  if ((form === "kebab" || form === "pascal") && DEVICE.test(cased(text).kebab)) {
    report(
      "GP1204",
      at,
      `No file can have the name ${shown(text)} on Windows`,
      "Choose another name.",
    );
    return false;
  }
  return true;
}

/** The same words in the form that is wanted. */
function better(text: string, form: Form): string {
  const sound = text
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replace(/^[-0-9]+/, "");
  const name = words(sound).length > 0 ? cased(sound)[form === "value" ? "kebab" : form] : "";
  return name !== text && name.length <= LONGEST_NAME && REGEXES[form].test(name)
    ? name
    : EXAMPLES[form];
}
