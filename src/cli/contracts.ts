import { BLUEPRINT_FILE } from "../own-files.ts";
import { didYouMean } from "../blueprint/suggest.ts";
import { shown } from "../blueprint/shown.ts";
import {
  compareContracts,
  dependentsOf,
  kindOf,
  unannounced,
  validityOf,
} from "../breaking/index.ts";
import { loadCatalog, planFrom } from "../index.ts";
import type { SystemModel } from "../model/types.ts";
import { InputError } from "../problem.ts";
import { UsageError } from "../questions/usage-error.ts";
import { CONTRACTS, contractFiles } from "../workspace/contract-files.ts";
import { filesAt } from "../workspace/git-files.ts";
import { repoRoot } from "../workspace/repo-root.ts";
import { readTextFile } from "../workspace/text-file.ts";
import { EXIT } from "./exit-codes.ts";
import type { Invocation } from "./parse.ts";
import { diffLines, type Told } from "./print-contracts.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `groundplan contracts diff`: what the contracts say differently than those of a commit, whom it hits, and with exit code 1 that some
 * change breaks them though the contract's version was not raised.
 */
export async function runContracts(
  { words, switches, values }: Invocation,
  terminal: Terminal,
): Promise<number> {
  checkWord(words[0]);
  const root = repoRoot();
  const ref = values.get("against") ?? "HEAD";
  const isContract = (path: string) => kindOf(path) !== undefined;
  const { commit, files } = await filesAt(
    root,
    ref,
    [CONTRACTS, BLUEPRINT_FILE],
    (path) => path === BLUEPRINT_FILE || isContract(path),
  );
  const now = contractFiles(root, isContract);
  const wrong = validityOf(now);
  if (wrong.length > 0) throw new InputError(wrong);
  const old = new Map([...files].filter(([path]) => path !== BLUEPRINT_FILE));
  const read = readTextFile(`${root}/${BLUEPRINT_FILE}`);
  const texts = [files.get(BLUEPRINT_FILE), "text" in read ? read.text : undefined];
  const contracts = compareContracts(old, now, dependentsOf(await modelsOf(texts)));
  const found = unannounced(contracts).length;
  const ok = found === 0 || switches.has("breaking");
  const unread = [...new Set(validityOf(old).map(({ file }) => file))];
  const told: Told = { ok, against: { ref, commit }, contracts, unannounced: found, unread };
  if (switches.has("json")) terminal.out(JSON.stringify(told, null, 2));
  else for (const line of diffLines(told, terminal.style)) terminal.out(line);
  return ok ? EXIT.done : EXIT.badInput;
}

function checkWord(word: string | undefined): void {
  if (word === "diff") return;
  const message =
    word === undefined
      ? "What about the contracts?"
      : `${shown(word)} is nothing that can be asked of contracts.`;
  throw new UsageError({
    message,
    help: word === undefined ? "Write groundplan contracts diff." : didYouMean(word, ["diff"]),
  });
}

/** Of those blueprints that can be read: an older one may say what this version does not know. */
async function modelsOf(texts: readonly (string | undefined)[]): Promise<SystemModel[]> {
  const catalog = await loadCatalog();
  const all = [...new Set(texts)].filter((text) => text !== undefined);
  return all.flatMap((text) => planFrom(text, BLUEPRINT_FILE, catalog).system ?? []);
}
