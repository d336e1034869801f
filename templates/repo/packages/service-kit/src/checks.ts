import { type ErrorObject, Ajv2020, type Options } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { FieldError } from "./problem.ts";

/** What is wrong with a value; nothing where it is valid. */
export type Check = (value: unknown) => FieldError[] | undefined;

/**
 * Makes checks from JSON Schemas (2020-12), each compiled at its first use. A check stops at the
 * first mistake, and only where the value is small looks for all of them: the time for a refusal has a limit too.
 */
export function checker(document?: { $id: string }): (schema: object) => Check {
  const quick = createAjv({}, document);
  let thorough: Ajv2020 | undefined;
  return (schema) => {
    let valid: ReturnType<typeof quick.compile> | undefined;
    return (value) => {
      valid ??= quick.compile(schema);
      if (valid(value)) return undefined;
      if (!isSmall(value)) return fieldErrors(valid.errors);
      thorough ??= createAjv({ allErrors: true }, document);
      thorough.validate(schema, value);
      return fieldErrors(thorough.errors);
    };
  };
}

/**
 * A validator that knows the formats, and the schemas of a document by its `$id`. Without a document it is strict: a misspelt
 * keyword is an error.
 */
export function createAjv(options: Options = {}, document?: { $id: string }): Ajv2020 {
  const strict = document === undefined;
  const ajv = new Ajv2020({ strict, allowUnionTypes: true, ownProperties: true, ...options });
  addFormats.default(ajv);
  const dateTime = ajv.formats["date-time"] as { validate: (text: string) => boolean };
  ajv.addFormat("date-time", (text) => dateTime.validate(text) && inRange(text));
  return document ? ajv.addSchema(document) : ajv;
}

/** Mistakes as readers want them: where (RFC 6901) and what. Of a format and its pattern the format says more. */
export function fieldErrors(found: readonly ErrorObject[] | null | undefined): FieldError[] {
  const errors = found ?? [];
  const formats = errors.filter(({ keyword }) => keyword === "format");
  const paths = new Set(formats.map(({ instancePath }) => instancePath));
  return errors
    .filter(({ keyword, instancePath }) => keyword !== "pattern" || !paths.has(instancePath))
    .slice(0, 20)
    .map(fieldError);
}

function fieldError({ instancePath, keyword, params, message }: ErrorObject): FieldError {
  switch (keyword) {
    case "required":
      return at(instancePath, params.missingProperty, "is missing");
    case "additionalProperties":
      return at(instancePath, params.additionalProperty, "is not known");
    case "enum":
      return { pointer: instancePath, detail: `must be one of ${params.allowedValues.join(", ")}` };
    case "format":
      return { pointer: instancePath, detail: `must be a valid ${params.format}` };
    default:
      return { pointer: instancePath, detail: message ?? "is not valid" };
  }
}

const at = (path: string, name: string, detail: string): FieldError => ({
  pointer: `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  detail,
});

/** An offset may lead out of the years 1 to 9999, which every reader of timestamps knows. */
function inRange(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** Whether a value has at most a thousand parts. */
function isSmall(value: unknown): boolean {
  const open = [value];
  for (let seen = 0; open.length > 0; seen++) {
    const next = open.pop();
    const parts = typeof next === "object" && next !== null ? Object.values(next) : [];
    if (seen + open.length + parts.length > 1000) return false;
    open.push(...parts);
  }
  return true;
}
