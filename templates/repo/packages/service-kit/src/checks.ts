import { type ErrorObject, Ajv2020, type Options } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { FieldError } from "./problem.ts";

/** A validator of JSON Schema 2020-12 that knows the formats; strict, so that a misspelt keyword is an error. */
export function createAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    ownProperties: true,
    ...options,
  });
  addFormats.default(ajv);
  const dateTime = ajv.formats["date-time"] as { validate: (text: string) => boolean };
  return ajv.addFormat("date-time", (text) => dateTime.validate(text) && inRange(text));
}

/** What is wrong with a value, as readers want it: where (RFC 6901) and what. */
export const fieldErrors = (errors: readonly ErrorObject[] | null | undefined): FieldError[] =>
  (errors ?? []).slice(0, 20).map(({ instancePath, keyword, params, message = "is not valid" }) => {
    switch (keyword) {
      case "required":
        return at(instancePath, params.missingProperty, "is missing");
      case "additionalProperties":
        return at(instancePath, params.additionalProperty, "is not known");
      case "enum":
        return {
          pointer: instancePath,
          detail: `must be one of ${params.allowedValues.join(", ")}`,
        };
      default:
        return { pointer: instancePath, detail: message };
    }
  });

const at = (path: string, name: string, detail: string): FieldError => ({
  pointer: `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  detail,
});

/** An offset may lead out of the years 1 to 9999, which every reader of timestamps knows. */
function inRange(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}
