import { basename, join, resolve } from "node:path";
import { BLUEPRINT_FILE } from "../src/own-files.ts";
import { nearest } from "../src/blueprint/suggest.ts";
import { shown } from "../src/blueprint/shown.ts";
import { UsageError } from "../src/questions/usage-error.ts";
import { exampleNames, readExample } from "../src/workspace/example-files.ts";
import { blueprintFrom } from "../src/workspace/repo-root.ts";
import { readTextFile } from "../src/workspace/text-file.ts";
import type { NewOptions } from "./types.ts";

/** A blueprint as it was written, and the name under which its problems are told. */
export interface BlueprintText {
  file: string;
  text: string;
}

/** The blueprint that the options name; undefined: they name none. */
export function namedBlueprint({ from, example }: NewOptions): BlueprintText | undefined {
  if (from !== undefined && example !== undefined)
    throw new UsageError({
      message: "--from and --example exclude each other.",
      help: "Give one.",
    });
  if (from !== undefined) return blueprintFile(from);
  return example === undefined ? undefined : exampleBlueprint(example);
}

/**
 * The blueprint that a path names, or without one the one of this folder, or else of the repo that the folder is in.
 * @throws {UsageError} where there is none.
 */
export function ownBlueprint(path: string | undefined, folder = "."): BlueprintText {
  if (path !== undefined) return blueprintFile(path);
  const file = blueprintFrom(resolve(folder));
  if (file !== undefined) return { ...blueprintFile(join(folder, file)), file };
  throw new UsageError({
    message: `There is no ${BLUEPRINT_FILE} in ${resolve(folder)}, and it is in no repo of groundplan.`,
    help: "Name the file, or go to where it is.",
  });
}

/** The text of a blueprint file, `-` being the standard input. */
export function blueprintFile(path: string): BlueprintText {
  const read = readTextFile(path);
  if ("reason" in read) throw new UsageError({ message: `${shown(path)} ${read.reason}.` });
  return { file: path === "-" ? "stdin" : path, text: read.text };
}

function exampleBlueprint(name: string): BlueprintText {
  const names = exampleNames();
  if (!names.includes(name)) {
    const near = nearest(name, names);
    const help = near ? `Did you mean ${near}?` : `There is ${names.join(", ")}.`;
    throw new UsageError({ message: `There is no example ${shown(name)}.`, help });
  }
  return { file: basename(`${name}.yaml`), text: readExample(name) };
}
