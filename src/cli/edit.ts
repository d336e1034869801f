import { BLUEPRINT_FILE } from "../../generators/blueprint-text.ts";
import { terminalHost, type Host } from "../../generators/host.ts";
import { isRefused, type Edit, type Reader, type Refused } from "../blueprint/edit/index.ts";
import type { Rename } from "../blueprint/edit/rename.ts";
import { loadCatalog, offerOf, type LoadedCatalog } from "../index.ts";
import { InputError } from "../problem.ts";
import { Interrupted } from "../questions/interrupted.ts";
import { UsageError } from "../questions/usage-error.ts";
import { regenerate, type RegenerateOptions } from "../regenerate.ts";
import { repoRoot } from "../workspace/repo-root.ts";
import { readText } from "../workspace/repo-facts.ts";
import type { Invocation } from "./parse.ts";
import { printRegenerated } from "./print-regenerated.ts";
import { optionsOf, regenerated } from "./regenerate.ts";
import type { Terminal } from "./terminal.ts";
import { colored, unified } from "./unified.ts";

/** What an edit did besides the text. */
export interface Told {
  renames?: readonly Rename[];
  added?: string;
  removed?: readonly string[];
}

/** The blueprint that is to be edited, and what is known beside it. */
export interface Editing {
  text: string;
  reader: Reader;
  catalog: LoadedCatalog;
}

/**
 * Edits the blueprint of the repo and regenerates: all or nothing. Where somebody is there, and not told to ask nothing,
 * shows what would change and asks for a yes.
 * @throws {InputError} with what is wrong; nothing is written then.
 */
export async function runEdit(
  invocation: Invocation,
  terminal: Terminal,
  edit: (editing: Editing, host: Host | undefined) => Edit<Told> | Promise<Edit<Told>>,
): Promise<number> {
  const options = optionsOf(invocation);
  const { switches, lists } = invocation;
  const json = switches.has("json");
  const host = { ...terminalHost(), out: (text: string) => terminal.out(text) };
  const asked = terminal.interactive && !json && !switches.has("yes") ? host : undefined;
  const root = repoRoot();
  const text = readText(root, BLUEPRINT_FILE);
  if (text === undefined)
    throw new UsageError({
      message: `There is no ${BLUEPRINT_FILE} that could be read in ${root}.`,
    });
  const catalog = await loadCatalog();
  const set = lists.get("set") ?? [];
  const reader: Reader = { file: BLUEPRINT_FILE, offer: offerOf(catalog), set };
  const edited = await edit({ text, reader, catalog }, asked);
  if (isRefused(edited)) throw refusal(edited, text, terminal, json);
  const { text: blueprintText, problems: _, ...told } = edited;
  const wanted: RegenerateOptions = {
    ...options,
    blueprintText,
    ...(told.renames && { renames: told.renames }),
  };
  const writes = options.mode === "write" && options.hash === undefined;
  const hash =
    asked && writes ? await reviewed(root, text, wanted, catalog, asked, terminal) : undefined;
  return regenerated({ ...wanted, ...(hash && { hash }) }, invocation, terminal, told);
}

/** Places that are in what would have come out are shown there. */
function refusal(edited: Refused, text: string, terminal: Terminal, json: boolean): InputError {
  if (edited.unsound !== undefined && !json)
    terminal.err(`Then ${BLUEPRINT_FILE} would not be sound; nothing was written.\n`);
  const inFile = edited.problems.every(({ file }) => file === BLUEPRINT_FILE);
  return new InputError(edited.problems, inFile ? (edited.unsound ?? text) : undefined);
}

/**
 * Shows what would change.
 * @returns the hash of it.
 * @throws {Interrupted} on a no.
 */
async function reviewed(
  root: string,
  text: string,
  options: RegenerateOptions,
  catalog: LoadedCatalog,
  host: Host,
  terminal: Terminal,
): Promise<string> {
  const result = await regenerate(root, { ...options, mode: "dry-run" }, { catalog });
  const change = { path: BLUEPRINT_FILE, before: text, after: options.blueprintText ?? text };
  terminal.out(colored(unified({ ...change, kind: "update", reason: "" }), terminal));
  printRegenerated(result, terminal, false, "");
  const ask = await host.ask();
  if (await ask.confirm("build", { message: "Do it?", default: true })) return result.hash;
  throw new Interrupted("Nothing was written.");
}
