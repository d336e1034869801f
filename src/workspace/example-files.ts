import { readdirSync, readFileSync } from "node:fs";
import { packageRoot } from "./package-root.ts";

const FOLDER = new URL("examples/", packageRoot());

/** The names of the blueprints that come along. */
export function exampleNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .toSorted();
}

/** The text of one of them. */
export function readExample(name: string): string {
  return readFileSync(new URL(`${name}.yaml`, FOLDER), "utf8");
}
