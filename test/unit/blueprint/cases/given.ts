import { story } from "../story.ts";

export const PACK = "with: { thing: event.id, code: event.code } }";
export const packed = (more: string, ...changes: readonly (readonly [string, string])[]) =>
  story([PACK, `with: { thing: event.id, ${more} } }`], ...changes);

/** A reaction with one more input `x` of a type, given this. */
export const given = (
  type: string,
  value: string,
  ...changes: readonly (readonly [string, string])[]
) =>
  packed(
    `code: event.code, x: ${value}`,
    [
      "accepts: [thing, code, size, price, to, bag, tags] }",
      `accepts: [thing, code, size, price, to, bag, tags], input: { x: ${type} } }`,
    ],
    ...changes,
  );

/** The same, where the event tells of a field `y`. */
export const told = (type: string, from: string) =>
  given(
    type,
    "«event.y»",
    ["owner: uuid,", `owner: uuid, y: ${from},`],
    ["accepts: [code, owner,", "accepts: [code, owner, y,"],
    ["carries: [id, code, owner,", "carries: [id, code, owner, y,"],
  );
export const fits = (type: string, from: string) =>
  told(type, from).replace("«", "").replace("»", "");
