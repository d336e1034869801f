import type { FieldType } from "./types.ts";

/** A database finds equal values by an index, and an index entry has about 2,700 bytes. */
const LONGEST = 600;

/** Why a field of this type cannot be unique; undefined: it can. */
export function whyNotUnique(type: FieldType): { message: string; help: string } | undefined {
  switch (type.kind) {
    case "json":
    case "list":
    case "value":
    case "money":
      return {
        message: `A field of type ${said(type.kind)} cannot be unique`,
        help: "Take out `unique`, or make a simple field unique.",
      };
    case "text":
      return {
        message: "A text is too long for the database to keep it unique",
        help: `Write \`string(200) unique\`.`,
      };
    case "string":
      if (type.maxLength <= LONGEST) return undefined;
      return {
        message: "A string so long cannot be kept unique by the database",
        help: `Write at most \`string(${LONGEST})\`.`,
      };
    case "bool":
    case "enum":
      return {
        message: `With a unique ${type.kind} there could be only as many as it has values`,
        help: "Take out `unique`.",
      };
    default:
      return undefined;
  }
}

const said = (kind: string) => (kind === "value" ? "value object" : `\`${kind}\``);
