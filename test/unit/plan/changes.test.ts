import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { realPlan } from "./plans.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");

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

function differenceOf([from, to]: readonly [string, string]): string {
  expect(SHOP).toContain(from);
  const before = filesOf(SHOP);
  const after = filesOf(SHOP.replace(from, to));
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
  await expect(head + CHANGES.map(differenceOf).join("").trimEnd() + "\n").toMatchFileSnapshot(
    "changes.txt",
  );
});
