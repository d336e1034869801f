/** Takes away what was built from contracts that are no longer there. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const built = "packages/contracts/src";

/** What a module is built from, by its name, and what else is built from that. */
const kinds: readonly [RegExp, contract: string, more: readonly string[]][] = [
  [
    /^([^/]+)\.openapi\.json$/,
    "$1/openapi.yaml",
    [`${built}/$1.ts`, "packages/api-client/src/services/$1.ts"],
  ],
  [/^([^/]+)\.(?:events|received)\.ts$/, "$1/asyncapi.yaml", []],
  [/^(.+)_pb\.ts$/, "$1.proto", []],
];

const places = existsSync(join(root, built))
  ? readdirSync(join(root, built), { recursive: true, encoding: "utf8" })
  : [];
for (const place of places.map((one) => one.replaceAll("\\", "/"))) {
  for (const [name, contract, more] of kinds) {
    if (!name.test(place) || existsSync(join(root, "contracts", place.replace(name, contract))))
      continue;
    for (const file of [`${built}/${place}`, ...more.map((one) => place.replace(name, one))])
      rmSync(join(root, file), { force: true });
  }
}
