import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { realPlan } from "./plans.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");

/** What everybody may do: the example cannot be said without users. */
const OPEN = `
groundplan: 1
name: notes
auth: { users: { kind: none } }
services:
  notes:
    purpose: Keeps notes.
    api: { rest: {} }
    entities:
      Note:
        crud: [create, get, list]
        allow: { create: public, get: public, list: public }
        fields: { text: string(200) }
`;

/** One thing that is said differently: in the text of the example, from what to what. */
const CHANGES: readonly [from: string, to: string][] = [
  ["peakRequestsPerSecond: 800", "peakRequestsPerSecond: 5000"],
  ["p99Milliseconds: 250", "p99Milliseconds: 400"],
  ["availability: 99.9", "availability: 99"],
  ["broker: nats", "broker: redis"],
  ["broker: nats", "broker: auto"],
  ["observability: opentelemetry", "observability: none"],
  ["observability: opentelemetry", "observability: auto"],
  ["deployment: compose", "deployment: none"],
  ["deployment: compose", "deployment: kubernetes"],
  ["deployment: compose", "deployment: auto"],
  ["ci: github", "ci: none"],
  ["ci: github", "ci: gitlab"],
  ["api: { rest: {} }", "api: { rest: {}, grpc: {} }"],
];

const filesOf = (text: string) =>
  new Map(Array.from(realPlan(text).files, ({ path, contents }) => [path, contents]));

/** Files that all services have, once. */
const short = (path: string) =>
  path.replace(/(?<=\/)(?:orders|payments|shipping|catalog)(?=[/.])/, "*");

function listOf(title: string, paths: readonly string[]): string {
  const lines = [...new Set(paths.map(short))].sort().map((path) => `- ${path}`);
  return lines.length > 0 ? `${title}\n\n${lines.join("\n")}\n\n` : "";
}

function differenceOf([from, to]: readonly [string, string], text = SHOP): string {
  expect(text).toContain(from);
  const before = filesOf(text);
  const after = filesOf(text.replace(from, to));
  const all = [...new Set([...before.keys(), ...after.keys()])];
  return [
    `## \`${from}\` becomes \`${to}\`\n\n`,
    listOf(
      "Changed:",
      all.filter(
        (path) => before.has(path) && after.has(path) && before.get(path) !== after.get(path),
      ),
    ),
    listOf(
      "New:",
      all.filter((path) => !before.has(path)),
    ),
    listOf(
      "Gone:",
      all.filter((path) => !after.has(path)),
    ),
  ].join("");
}

test("what is said once changes what follows from it, and nothing else", async () => {
  const head =
    "# What a change of the example changes\n\nRead it as its owner: does each file follow from what was said?\n\n";
  const all = CHANGES.map((change) => differenceOf(change));
  all.push(differenceOf(["kind: none", "kind: oidc"], OPEN));
  await expect(`${head}${all.join("").trimEnd()}\n`).toMatchFileSnapshot("changes.txt");
});
