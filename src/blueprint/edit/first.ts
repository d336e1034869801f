import { SCHEMA_COMMENT } from "../../own-files.ts";
import { withoutMark } from "../read.ts";
import type { ServiceAddition } from "./addition.ts";
import type { Added } from "./add.ts";
import { serviceValue } from "./add-parts.ts";
import { finished, type Edit, type Reader } from "./read-sound.ts";
import { setAt } from "./write.ts";

/** A blueprint of one service, for a repo that calls itself so in its package.json. Refused where the service's name is none. */
export function first(repo: string, addition: ServiceAddition, reader: Reader): Edit<Added> {
  const [service = ""] = addition.path;
  const start = `#${SCHEMA_COMMENT}\n\ngroundplan: 1\nname: ${nameOf(repo)}\n`;
  const text = setAt(start, ["services", service], serviceValue(addition));
  return finished("", text, reader, { added: `services.${service}` });
}

/** A whole blueprint that somebody wrote. */
export const whole = (text: string, reader: Reader): Edit =>
  finished(text, withoutMark(text), reader, {});

/** `@acme/The_App` is `the-app`. */
function nameOf(repo: string): string {
  const words = repo
    .replace(/^@[^/]*\//, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("-")
    .slice(0, 40)
    .replace(/-$/, "");
  return /^[a-z]/.test(words) ? words : `repo${words && `-${words}`}`;
}
