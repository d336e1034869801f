import type { Json } from "../../packages/contracts/tools/document.ts";

/** Members that all models of pydantic have. */
const PYDANTIC = ["copy", "dict", "json", "schema", "validate"];
/** Methods that all structs of Go's SDKs have, and those that they have for each field. */
const METHODS = ["ToMap", "MarshalJSON", "UnmarshalJSON"];
const ACCESSORS = ["Get*", "Get*Ok", "Has*", "Set*", "Set*Nil", "Unset*"];

/** Properties that cannot be called what they are in Python, and what they are called there. */
export const pythonFields = (): Record<string, string> =>
  Object.fromEntries(PYDANTIC.map((name) => [name, `${name}_`]));

/** Properties that in Go would be called like a method of their struct (`hasNote` beside `note`), and what they are called there. */
export function goFields(document: Json): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const names of propertiesIn(document).map((properties) => Object.keys(properties))) {
    const methods = new Set(
      [...METHODS, ...names.flatMap((name) => ACCESSORS.map((one) => one.replace("*", name)))].map(
        plain,
      ),
    );
    for (const name of names.filter((one) => methods.has(plain(one)))) {
      fields[name] = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll(/\W/g, "_")}Field`;
    }
  }
  return fields;
}

/** Everything under `properties`, wherever it stands. */
function propertiesIn(value: Json): Json[] {
  if (value === null || typeof value !== "object") return [];
  const own = value.properties && typeof value.properties === "object" ? [value.properties] : [];
  return [...own, ...Object.values<Json>(value).flatMap(propertiesIn)];
}

const plain = (name: string) => name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
