import type { Answer } from "./journal.ts";
import { readNames } from "./lines.ts";

/**
 * Keeps what was said about a name that became another: where one of several names changed, and only one, the answers
 * under `<key>.<old>.` go to `<key>.<new>.`, and are asked again if they were to be.
 */
export function rename(
  answers: Map<string, Answer>,
  again: Set<string>,
  key: string,
  lines: { before: string; after: string },
): void {
  const [before, after] = [namesIn(lines.before), namesIn(lines.after)];
  const gone = before.filter((name) => !after.includes(name));
  const come = after.find((name) => !before.includes(name));
  if (before.length !== after.length || gone.length !== 1) return;
  const [old, now] = [`${key}.${gone[0]}.`, `${key}.${come}.`];
  for (const [under, answer] of answers) {
    if (!under.startsWith(old)) continue;
    const to = `${now}${under.slice(old.length)}`;
    answers.delete(under);
    answers.set(to, answer);
    if (again.delete(under)) again.add(to);
  }
}

function namesIn(line: string): readonly string[] {
  const read = readNames(line);
  return "value" in read ? read.value : [];
}
