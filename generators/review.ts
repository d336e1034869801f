import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { AskAll } from "../src/questions/ask.ts";
import { Interrupted } from "../src/questions/interrupted.ts";
import { regenerate, type RegenerateOptions } from "../src/regenerate.ts";
import { refused } from "../src/regenerate/refused.ts";
import { BLUEPRINT_FILE } from "../src/own-files.ts";
import type { Editing } from "./editing.ts";
import type { Host } from "./host.ts";

/** As many files are shown by name. */
const MOST = 20;

/**
 * Shows what an edit changes in the blueprint and in which files, and asks for a yes.
 * @returns the hash of exactly these changes.
 * @throws {Interrupted} on a no.
 * @throws {InputError} where something would have to be allowed first.
 */
export async function review(
  { root, text, catalog }: Editing,
  options: RegenerateOptions,
  host: Pick<Host, "out">,
  ask: AskAll,
): Promise<string> {
  const result = await regenerate(root, { ...options, mode: "dry-run" }, { catalog });
  if (result.refusals.length > 0) throw refused(result.refusals, result.blueprint);
  const names = [`a/${BLUEPRINT_FILE}`, `b/${BLUEPRINT_FILE}`] as const;
  const after = options.blueprintText ?? text;
  const patch = createTwoFilesPatch(...names, text, after, undefined, undefined, {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const files = result.changes.map(({ path, from }) =>
    from === undefined ? path : `${from} → ${path}`,
  );
  const more = files.length > MOST ? [`… and ${files.length - MOST} more`] : [];
  const conflicts = result.conflicts.map(({ path }) => `conflict: ${path}`);
  host.out([patch.trimEnd(), "", ...files.slice(0, MOST), ...more, ...conflicts, ""].join("\n"));
  const message = `Write it? (${files.length} files)`;
  if (await ask.confirm("build", { message, default: true })) return result.hash;
  throw new Interrupted("Nothing was written.");
}
