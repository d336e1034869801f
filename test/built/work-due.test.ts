import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, type Built } from "../support/built.ts";
import { ROOT } from "../support/generate.ts";
import { run } from "../support/processes.ts";

const BLUEPRINT = `groundplan: 1
name: huts
services:
  stays:
    api: { rest: {} }
    entities:
      Stay:
        crud: [get]
        allow: { get: public }
        fields: { guest: string(80), beds: int(1..20) }
    operations:
      extendStay: { kind: command, of: Stay, input: { nights: int(1..9) }, allow: public }
`;
const RULE = "services/stays/src/features/stays/rules/extend-stay.ts";

let repo: Built;
beforeAll(async () => {
  repo = await build(BLUEPRINT);
}, 300_000);
afterAll(() => repo?.remove());

const groundplan = (...words: string[]) =>
  run([process.execPath, join(ROOT, "bin/groundplan.js"), ...words, "--yes"], { cwd: repo.root });

/** Where a text stands in a file, as editors find it. */
function placeOf(path: string, text: string): string {
  const before = repo.read(path).split(text)[0]!.split("\n");
  return `${path}:${before.length}:${before.at(-1)!.length + 1}`;
}

test("a function that only the user writes is listed with the compile error that shows what is due", async () => {
  repo.edit(RULE, (text) =>
    text
      .replace(/^import .*problem.*\n/m, "")
      .replaceAll(/\b_(stay|input)\b/g, "$1")
      .replace(/throw .*;/, "return { ...stay, beds: stay.beds + input.nights };"),
  );
  expect((await repo.script("typecheck")).output).toBe("");

  const renamed = await groundplan("rename", "field", "stays.Stay.beds", "places", "--breaking");
  expect(renamed.code, renamed.output).toBe(0);
  expect(renamed.output).toContain(
    `work due ${placeOf(RULE, "beds + input")}: Property 'beds' does not exist`,
  );

  repo.edit(RULE, (text) => text.replaceAll("beds", "places"));
  const added = await groundplan("add", "field", "stays.extendStay.reason", "string(80)?");
  expect(added.code, added.output).toBe(0);
  expect(added.output).not.toContain("work due");
}, 300_000);
