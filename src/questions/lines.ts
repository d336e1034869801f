import { cased } from "../blueprint/cases.ts";
import { shown } from "../blueprint/shown.ts";

/** What was read from a line, or what is wrong with it. */
export type Read<T> = { value: readonly T[] } | { wrong: string };

export interface Role {
  name: string;
  inherits: readonly string[];
}

/** A field in the one-line language, or a relation in the words of the blueprint. */
export interface Field {
  name: string;
  type: string;
}

export interface Transition {
  verb: string;
  from: readonly string[];
  to: string;
}

/** An event of a change. */
export interface Told {
  verb: string;
  event: string;
}

/** `one, two` */
export function readNames(line: string): Read<string> {
  const value = parts(line);
  if (value.length === 0) return { wrong: "Name at least one." };
  return refuseTwice(value) ?? { value };
}

/** `member, clerk, admin > member|clerk`: an admin may do everything that a member and a clerk may. */
export function readRoles(line: string): Read<Role> {
  const value = parts(line).map((part) => {
    const [name = "", some, ...more] = part.split(">").map((each) => each.trim());
    const inherits = some?.split("|").map((each) => each.trim()) ?? [];
    return { name, inherits, whole: more.length === 0 };
  });
  const broken = value.find(
    ({ name, inherits, whole }) => !whole || [name, ...inherits].includes(""),
  );
  if (broken)
    return { wrong: "Write role, or role > those whose rights it has too: admin > member|clerk." };
  const read = value.map(({ name, inherits }) => ({ name, inherits }));
  return refuseTwice(value.map(({ name }) => name)) ?? { value: read };
}

/** `title: string(80), price: money?`, also `owner: belongs-to Person`. */
export function readFields(line: string): Read<Field> {
  const value = parts(line).map((part) => {
    const colon = part.indexOf(":");
    const type = colon === -1 ? "" : part.slice(colon + 1).trim();
    return { name: colon === -1 ? part : part.slice(0, colon).trim(), type };
  });
  const broken = value.find(({ name, type }) => name === "" || type === "");
  if (broken) return { wrong: `Write name: type, such as ${typedField(broken.name)}.` };
  if (value.length === 0) return { wrong: "Name at least one field." };
  return refuseTwice(value.map(({ name }) => name)) ?? { value };
}

/** What somebody meant who wrote no `:` behind the name of a field. */
function typedField(text: string): string {
  const [name = "", ...type] = text.split(/\s+/);
  return `${name || "title"}: ${type.join(" ") || "string(80)"}`;
}

/** `close: open > closed, drop: open|closed > dropped`. */
export function readTransitions(line: string): Read<Transition> {
  const value = parts(line).map((part) => {
    const [head = "", to = "", ...rest] = part.split(">").map((each) => each.trim());
    const [verb = "", from = "", ...more] = head.split(":").map((each) => each.trim());
    const states = from.split("|").map((state) => state.trim());
    return { verb, from: states, to: [to, ...rest].join(">"), whole: more.length === 0 };
  });
  const broken = value.find(
    ({ verb, from, to, whole }) => !whole || [verb, ...from, to].includes("") || /[>|]/.test(to),
  );
  if (broken) return { wrong: "Write verb: from > to, such as close: open > closed." };
  const several = value.find(({ verb }) => /\s/.test(verb));
  if (several)
    return {
      wrong: `A verb is one word: write ${cased(several.verb).camel} for ${shown(several.verb)}.`,
    };
  const read = value.map(({ verb, from, to }) => ({ verb, from, to }));
  return refuseTwice(value.map(({ verb }) => verb)) ?? { value: read };
}

/** `close: ThingClosed, drop: ThingDropped`. */
export function readTold(line: string): Read<Told> {
  const value = parts(line).map((part) => {
    const [verb = "", event = "", ...more] = part.split(":").map((each) => each.trim());
    return { verb, event, whole: more.length === 0 };
  });
  const broken = value.some(({ verb, event, whole }) => !whole || [verb, event].includes(""));
  if (broken) return { wrong: "Write change: Event, such as close: ThingClosed." };
  const read = value.map(({ verb, event }) => ({ verb, event }));
  return refuseTwice(value.map(({ verb }) => verb)) ?? { value: read };
}

function refuseTwice(names: readonly string[]): { wrong: string } | undefined {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : { wrong: `${shown(twice)} is there twice.` };
}

/** Commas part, but not those between brackets: what stands there is one type, right or wrong. */
const parts = (line: string) =>
  (line.match(/(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,])+/g) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== "");
