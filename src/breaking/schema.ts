import { compareLimits } from "./limits.ts";
import { Shape } from "./shape.ts";
import { say, WORDS, type Subject } from "./subject.ts";

/**
 * What two versions of a JSON Schema allow, after the rules of oasdiff: who sends may do no less than before, who reads may
 * get nothing else than before. `name` stands for it in messages.
 */
export function compareShapes(
  old: Shape,
  now: Shape,
  name: string,
  subject: Subject,
  seen: Set<string> = new Set(),
): void {
  if (isSame(old, now, subject)) return;
  const pair = `${old.id} ~ ${now.id}`;
  if (seen.has(pair)) return;
  seen.add(pair);
  compareTypes(old, now, name, subject);
  compareValues(old, now, name, subject);
  compareLimits(old, now, name, subject);
  compareProperties(old, now, subject, seen);
  compareClosed(old, now, name, subject);
  compareVariants(old, now, name, subject, seen);
  for (const word of ["items", "additionalProperties"]) {
    const [before, after] = [old.under(word), now.under(word)];
    if (before && after)
      compareShapes(
        before,
        after,
        word === "items" ? `an item of ${name}` : `a value of ${name}`,
        subject,
        seen,
      );
  }
}

const isSame = (old: Shape, now: Shape, { same }: Subject): boolean =>
  old.parts.length === now.parts.length &&
  old.parts.every((part, at) => same(part, now.parts[at]!));

function compareTypes(old: Shape, now: Shape, name: string, subject: Subject): void {
  const [before, after] = [old.types(), now.types()];
  const wider = !within(after, before);
  const narrower = !within(before, after);
  if (!wider && !narrower) return;
  const breaks = subject.direction === "request" ? narrower : wider;
  say(
    subject,
    "new",
    now.said("type")[0] ?? now.at,
    breaks ? "breaking" : "compatible",
    "type-changed",
    `In ${WORDS[subject.direction].many} ${name} is ${wordsOf(after)} and was ${wordsOf(before)}`,
  );
}

/** Whatever is one of `inner` is one of `outer`; empty sets stand for anything. */
function within(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  if (outer.size === 0) return true;
  if (inner.size === 0) return false;
  return [...inner].every((type) => outer.has(type) || (type === "integer" && outer.has("number")));
}

const wordsOf = (types: ReadonlySet<string>): string => [...types].join(" or ") || "of any type";

function compareValues(old: Shape, now: Shape, name: string, subject: Subject): void {
  const [before, after] = [old.values(), now.values()];
  const { direction } = subject;
  const reads = direction !== "request";
  const at = now.said("enum")[0] ?? now.said("const")[0] ?? now.at;
  const added = after?.filter((one) => before && !before.includes(one)) ?? [];
  const gone = before?.filter((one) => after && !after.includes(one)) ?? [];
  const limited = before === undefined && after !== undefined;
  const freed = before !== undefined && after === undefined;
  const { many } = WORDS[direction];
  if (added.length > 0 || freed) {
    const what = freed ? "more than the values it had" : added.join(", ");
    // a new one beside those known is what oasdiff warns of
    const known = !freed && gone.length < before!.length;
    const severity = !reads
      ? "compatible"
      : known || direction === "event"
        ? "warning"
        : "breaking";
    say(subject, "new", at, severity, "enum-widened", `In ${many} ${name} may be ${what} now`);
  }
  if (gone.length > 0 || limited) {
    const what = limited ? `no more than ${after.join(", ")}` : `no longer ${gone.join(", ")}`;
    const severity = reads ? "compatible" : "breaking";
    say(subject, "new", at, severity, "enum-narrowed", `In ${many} ${name} may be ${what}`);
  }
}

function compareProperties(old: Shape, now: Shape, subject: Subject, seen: Set<string>): void {
  const { direction } = subject;
  const [before, after] = [old.properties(direction), now.properties(direction)];
  const [had, has] = [old.required(), now.required()];
  const { one, many } = WORDS[direction];
  const request = direction === "request";
  for (const [key, shape] of before) {
    const name = `\`${key}\``;
    const next = after.get(key);
    if (!next) {
      const severity = !request || now.closed() ? "breaking" : "warning";
      const what = request ? `${one} may no longer have` : `${one} no longer has`;
      say(subject, "old", shape.at, severity, "property-removed", `${capital(what)} ${name}`);
      continue;
    }
    compareShapes(shape, next, name, subject, seen);
    if (!had.has(key) && has.has(key))
      say(
        subject,
        "new",
        next.at,
        request ? "breaking" : "compatible",
        "property-became-required",
        `${name} has to be in ${many} now`,
      );
    if (had.has(key) && !has.has(key))
      say(
        subject,
        "new",
        next.at,
        request ? "compatible" : "breaking",
        "property-became-optional",
        `${name} may be missing from ${many} now`,
      );
  }
  for (const [key, shape] of after) {
    if (before.has(key)) continue;
    const must = request && has.has(key);
    say(
      subject,
      "new",
      shape.at,
      must ? "breaking" : "compatible",
      "property-added",
      must ? `${capital(one)} has to have \`${key}\` now` : `There is \`${key}\` in ${many} now`,
    );
  }
}

function compareClosed(old: Shape, now: Shape, name: string, subject: Subject): void {
  if (subject.direction !== "request" || old.closed() || !now.closed()) return;
  say(
    subject,
    "new",
    now.said("additionalProperties")[0],
    "breaking",
    "closed",
    `In requests ${name} may have no other properties now than those described`,
  );
}

function compareVariants(
  old: Shape,
  now: Shape,
  name: string,
  subject: Subject,
  seen: Set<string>,
): void {
  const [before, after] = [old.variants(), now.variants()];
  if (before.size === 0 && after.size === 0) return;
  const { many } = WORDS[subject.direction];
  const request = subject.direction === "request";
  for (const [key, shape] of before) {
    const next = after.get(key);
    if (next) compareShapes(shape, next, `the variant ${key} of ${name}`, subject, seen);
    else if (after.size > 0)
      say(
        subject,
        "old",
        shape.at,
        request ? "breaking" : "compatible",
        "variant-removed",
        `In ${many} ${name} is no longer of the variant ${key}`,
      );
  }
  for (const [key, shape] of after) {
    if (before.has(key) || before.size === 0) continue;
    say(
      subject,
      "new",
      shape.at,
      request ? "compatible" : subject.direction === "event" ? "warning" : "breaking",
      "variant-added",
      `In ${many} ${name} may be of the variant ${key} now`,
    );
  }
  if (before.size === 0 && request)
    say(
      subject,
      "new",
      now.said("oneOf")[0] ?? now.said("anyOf")[0],
      "breaking",
      "variants-limited",
      `In requests ${name} has to be one of ${after.size} variants now`,
    );
  if (after.size === 0 && !request)
    say(
      subject,
      "old",
      old.said("oneOf")[0] ?? old.said("anyOf")[0],
      "breaking",
      "variants-freed",
      `In ${many} ${name} may be more than the variants it had`,
    );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
