import type { Cursor } from "./cursor.ts";
import type { Endpoint } from "./openapi.ts";
import { compareShapes } from "./schema.ts";
import { Shape } from "./shape.ts";
import { say, WORDS, type Subject } from "./subject.ts";

type About = Omit<Subject, "direction">;

/** What a caller sends. */
export function compareBodies(old: Endpoint, now: Endpoint, about: About): void {
  const subject: Subject = { ...about, direction: "request" };
  const [before, after] = [old.operation.get("requestBody"), now.operation.get("requestBody")];
  if (before && !after)
    say(subject, "old", before, "breaking", "body-removed", `${now.title} takes no body any more`);
  if (after?.is("required") && !before?.is("required"))
    say(subject, "new", after, "breaking", "body-became-required", `${now.title} needs a body now`);
  if (before && after) compareContents(before, after, now.title, subject);
}

/** What a caller gets. */
export function compareResponses(old: Endpoint, now: Endpoint, about: About): void {
  const subject: Subject = { ...about, direction: "response" };
  const [before, after] = [old.operation.get("responses"), now.operation.get("responses")];
  for (const [status, response] of before?.entries() ?? []) {
    const title = `${status} of ${now.title}`;
    const next = after?.get(status);
    if (next && about.same(response, next)) continue;
    if (next) {
      compareContents(response, next, title, subject);
      compareHeaders(response, next, title, subject);
    } else {
      // Callers that know no error of that number fall back to its class (RFC 9110, section 15).
      const severity = status.startsWith("2") ? "breaking" : "warning";
      say(
        subject,
        "old",
        response,
        severity,
        "response-removed",
        `${now.title} no longer answers ${status}`,
      );
    }
  }
  for (const [status, response] of after?.entries() ?? [])
    if (!before?.get(status))
      say(
        subject,
        "new",
        response,
        "compatible",
        "response-added",
        `${now.title} may answer ${status} now`,
      );
}

function compareContents(old: Cursor, now: Cursor, title: string, subject: Subject): void {
  const [before, after] = [old.get("content"), now.get("content")];
  for (const [type, media] of before?.entries() ?? []) {
    const next = after?.get(type);
    if (!next) {
      say(
        subject,
        "old",
        media,
        "breaking",
        "media-type-removed",
        `There is no ${type} in ${WORDS[subject.direction].many} any more: ${title}`,
      );
      continue;
    }
    const [schema, nextSchema] = [media.child("schema"), next.child("schema")];
    if (schema && nextSchema)
      compareShapes(new Shape(schema), new Shape(nextSchema), "the body", subject);
  }
  for (const [type, media] of after?.entries() ?? [])
    if (before && !before.get(type))
      say(
        subject,
        "new",
        media,
        "compatible",
        "media-type-added",
        `There may be ${type} in ${WORDS[subject.direction].many} now: ${title}`,
      );
}

function compareHeaders(old: Cursor, now: Cursor, title: string, subject: Subject): void {
  const after = new Map(
    (now.get("headers")?.entries() ?? []).map(([key, one]) => [key.toLowerCase(), one]),
  );
  for (const [name, header] of old.get("headers")?.entries() ?? []) {
    const next = after.get(name.toLowerCase());
    if (!next)
      say(
        subject,
        "old",
        header,
        "breaking",
        "header-removed",
        `${title} has no header ${name} any more`,
      );
    else if (header.is("required") && !next.is("required"))
      say(
        subject,
        "new",
        next,
        "breaking",
        "header-became-optional",
        `The header ${name} may be missing from ${title} now`,
      );
    const [schema, nextSchema] = [header.child("schema"), next?.child("schema")];
    if (schema && nextSchema)
      compareShapes(new Shape(schema), new Shape(nextSchema), `the header ${name}`, subject);
  }
}
