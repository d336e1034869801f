import type { FieldAnswer, RoleAnswer, Transition } from "./answers.ts";

/** What was read from a line, or what is wrong with it. */
export type Read<T> = { value: readonly T[] } | { wrong: string };

/** `one, two` */
export function readNames(line: string): Read<string> {
  const value = parts(line);
  const twice = value.find((name, index) => value.indexOf(name) !== index);
  if (twice !== undefined) return { wrong: `"${twice}" is there twice.` };
  return value.length > 0 ? { value } : { wrong: "Name at least one." };
}

/** `member, admin > member`: an admin may do everything that a member may. */
export function readRoles(line: string): Read<RoleAnswer> {
  const value = parts(line).map((part) => {
    const [name = "", ...inherits] = part.split(">").map((each) => each.trim());
    return { name, inherits };
  });
  const broken = value.find(({ name, inherits }) => [name, ...inherits].includes(""));
  if (broken) return { wrong: "Write role, or role > the role whose rights it has too." };
  return { value };
}

/** `title: string(80), price: money?`, also `owner: belongs-to Person`. */
export function readFields(line: string): Read<FieldAnswer> {
  const value = parts(line).map((part) => {
    const colon = part.indexOf(":");
    const type = colon === -1 ? "" : part.slice(colon + 1).trim();
    return { name: colon === -1 ? part : part.slice(0, colon).trim(), type };
  });
  const broken = value.find(({ name, type }) => name === "" || type === "");
  if (broken) return { wrong: `Write name: type, such as ${broken.name || "title"}: string(80).` };
  return value.length > 0 ? { value } : { wrong: "Name at least one field." };
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
  return { value: value.map(({ verb, from, to }) => ({ verb, from, to })) };
}

const parts = (line: string) =>
  line
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
