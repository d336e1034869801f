import type { Reader, Rename } from "../src/blueprint/edit/index.ts";
import { loadCatalog, offerOf, type LoadedCatalog } from "../src/index.ts";
import { UsageError } from "../src/questions/usage-error.ts";
import { readText } from "../src/workspace/repo-facts.ts";
import { recoverUnlessAtWork } from "../src/workspace/in-repo.ts";
import type { Recovery } from "../src/workspace/recover.ts";
import { repoRoot } from "../src/workspace/repo-root.ts";
import { BLUEPRINT_FILE } from "../src/own-files.ts";

/** The blueprint that is to be edited, and what is known beside it. */
export interface Editing {
  root: string;
  text: string;
  reader: Reader;
  catalog: LoadedCatalog;
  /** What an interrupted run had left: it is part of what is edited. */
  recovered?: Recovery;
}

/** What an edit did besides the text. */
export interface Told {
  renames?: readonly Rename[];
  added?: string;
  removed?: readonly string[];
}

/**
 * Opens the blueprint of the repo that the process runs in.
 * @throws {UsageError} where it cannot be read.
 */
export async function openEditing(set: readonly string[] = []): Promise<Editing> {
  const root = repoRoot();
  const recovered = await recoverUnlessAtWork(root);
  const text = readText(root, BLUEPRINT_FILE);
  if (text === undefined)
    throw new UsageError({
      message: `There is no ${BLUEPRINT_FILE} that could be read in ${root}.`,
      help: "Restore it from git.",
    });
  const catalog = await loadCatalog();
  const reader: Reader = { file: BLUEPRINT_FILE, offer: offerOf(catalog), set };
  return { root, text, catalog, reader, ...(recovered && { recovered }) };
}
