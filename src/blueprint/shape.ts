import { checkText } from "./characters.ts";
import type { Report, Word } from "./report.ts";
import { shown } from "./shown.ts";
import { keyMeant } from "./key-meant.ts";
import type { Entry, ScalarTree, Tree } from "./tree.ts";
import { wordOf } from "./tree.ts";

const LONGEST_TEXT = 2000;

export interface Keys {
  /** With its article, such as `a service`. */
  what: string;
  required?: readonly string[];
  /** What is written for a required key, where there is one thing to write: `1`. */
  examples?: Readonly<Record<string, string>>;
  known: readonly string[];
  /** Keys of the language that do not work yet. */
  later?: readonly string[];
}

/** The entries of a map with fixed keys, by key. Unknown ones are reported and left out; undefined: it is no map. */
export function keysOf(
  tree: Tree,
  keys: Keys,
  report: Report,
): ReadonlyMap<string, Entry> | undefined {
  const entries = entriesOf(tree, keys.what, report);
  if (!entries) return undefined;
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    if (keys.known.includes(entry.key.text)) found.set(entry.key.text, entry);
    else refuseKey(entry, keys, report);
  }
  for (const key of keys.required ?? []) {
    if (found.has(key)) continue;
    const line = `${key}: ${keys.examples?.[key] ?? ""}`.trim();
    report("GP1103", firstOf(tree), `${capital(keys.what)} needs \`${key}\``, `Add \`${line}\`.`);
  }
  return found;
}

const COMMA = "In `{ … }` a comma begins the next key: put a text with commas between quotes.";

function refuseKey({ key, value }: Entry, keys: Keys, report: Report): void {
  const { what, known, later = [] } = keys;
  if (later.includes(key.text)) notYet(key, shown(key.text), report);
  else
    report(
      "GP1101",
      key.at,
      `${shown(key.text)} is not a key of ${what}`,
      key.text.includes(" ") ? COMMA : keyMeant({ key: key.text, value, what, known }),
    );
}

/** For what belongs to the language and is built in a later version. */
export function notYet(word: Word, what: string, report: Report): void {
  report("GP1102", word.at, `${what} does not work yet in this version`, "Leave it out for now.");
}

/** The entries of a map whose keys are the user's own names. */
export function entriesOf(tree: Tree, what: string, report: Report): readonly Entry[] | undefined {
  if (tree.kind === "map") return tree.entries;
  report(
    "GP1104",
    firstOf(tree),
    `${capital(what)} is a map of \`key: value\`, not ${kindOf(tree)}`,
    asMap(tree, what),
  );
  return undefined;
}

/** How to write as a map what is a list or a text. */
function asMap(tree: Tree, what: string): string {
  if (what === "the blueprint") return "Begin with `groundplan: 1`, `name:` and `services:`.";
  const first = tree.kind === "list" ? tree.items[0] : undefined;
  if (first?.kind === "map") return "Take out the `-`: each has its name for a key.";
  if (first?.kind === "scalar")
    return `Write each as a key with what belongs to it, such as ${shown(`${first.text}: …`)}.`;
  return "Write `key: value` under it, or `{}`.";
}

/** The items of a list. `whole` is a list that may be meant. */
export function itemsOf(
  tree: Tree,
  what: string,
  report: Report,
  whole?: readonly string[],
): readonly Tree[] {
  if (tree.kind === "list") return tree.items;
  const said = tree.kind === "scalar" ? tree.text : "";
  const help =
    whole && !whole.includes(said)
      ? `Write \`[${whole.join(", ")}]\`, or some of them.`
      : tree.kind === "scalar" && !tree.empty
        ? `Write ${shown(`[${tree.text}]`)}.`
        : "Write `[…]`.";
  report("GP1104", firstOf(tree), `${capital(what)} is a list, not ${kindOf(tree)}`, help);
  return [];
}

export function scalarOf(tree: Tree, what: string, report: Report): ScalarTree | undefined {
  if (tree.kind === "scalar" && !tree.empty) return tree;
  report(
    "GP1104",
    firstOf(tree),
    `${capital(what)} is one word or text, not ${kindOf(tree)}`,
    tree.kind === "scalar" ? "Write it behind the `:`." : "Write it without brackets and braces.",
  );
  return undefined;
}

/** A list of words, each once. */
export function wordsOf(
  tree: Tree,
  what: string,
  report: Report,
  whole?: readonly string[],
): Word[] {
  const seen = new Set<string>();
  return itemsOf(tree, what, report, whole).flatMap((item): Word[] => {
    const scalar = scalarOf(item, "what stands in this list", report);
    if (!scalar) return [];
    if (seen.has(scalar.text)) {
      report("GP1110", scalar.at, `${shown(scalar.text)} is listed twice`, "Keep one of them.");
      return [];
    }
    seen.add(scalar.text);
    return [wordOf(scalar)];
  });
}

/** Free text: of any script, with line breaks, not empty. */
export function textOf(tree: Tree, what: string, report: Report): string | undefined {
  const scalar = scalarOf(tree, what, report);
  if (!scalar || !checkText(scalar.text, scalar.at, report)) return undefined;
  const text = scalar.text.trim();
  if (text.length > 0 && text.length <= LONGEST_TEXT) return text;
  const message =
    text.length === 0
      ? `${capital(what)} is empty`
      : `${capital(what)} has ${text.length} characters`;
  report(
    "GP1109",
    scalar.at,
    message,
    `Write 1 to ${LONGEST_TEXT.toLocaleString("en")} characters, or leave it out.`,
  );
  return undefined;
}

export interface Whole {
  minimum: number;
  maximum: number;
  /** For who wrote something else. */
  example?: number;
}

/** A whole number in decimal digits. */
export function wholeOf(
  tree: Tree,
  what: string,
  { minimum, maximum, example = Math.max(minimum, 1) }: Whole,
  report: Report,
): number | undefined {
  const scalar = scalarOf(tree, what, report);
  if (!scalar) return undefined;
  const value = /^-?\d{1,16}$/.test(scalar.text) && scalar.plain ? Number(scalar.text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  const message = `${capital(what)} is a whole number from ${minimum} to ${maximum}, not ${shown(scalar.text)}`;
  report("GP1105", scalar.at, message, `Write a number such as ${example}.`);
  return undefined;
}

/** `true` or `false`. */
export function boolOf(tree: Tree, what: string, report: Report): boolean | undefined {
  const scalar = scalarOf(tree, what, report);
  if (!scalar) return undefined;
  if (scalar.plain && (scalar.text === "true" || scalar.text === "false"))
    return scalar.text === "true";
  report(
    "GP1105",
    scalar.at,
    `${capital(what)} is \`true\` or \`false\`, not ${shown(scalar.text)}`,
    "Write `true`, or leave it out.",
  );
  return undefined;
}

/** Refuses more of something than a product can sensibly have. */
export function atMost(
  most: number,
  list: readonly Entry[],
  what: string,
  report: Report,
): readonly Entry[] {
  const extra = list[most];
  if (extra) report("GP1108", extra.key.at, `More than ${most} ${what}`, "Divide them.");
  return list.slice(0, most);
}

/** Where a problem with a whole map or list is shown: its first word. */
export function firstOf(tree: Tree): { start: number; end: number } {
  if (tree.kind === "map" && tree.entries[0]) return tree.entries[0].key.at;
  return tree.kind === "scalar" ? tree.at : { start: tree.at.start, end: tree.at.start + 1 };
}

function kindOf(tree: Tree): string {
  if (tree.kind === "map") return "a map";
  if (tree.kind === "list") return "a list";
  return tree.empty ? "nothing" : "a text";
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
