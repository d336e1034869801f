import { blueprintFile } from "../../generators/blueprint-text.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";
import { terminalHost } from "../../generators/host.ts";
import { review } from "../../generators/review.ts";
import { first, whole } from "../blueprint/edit/first.ts";
import { isRefused, type Reader } from "../blueprint/edit/index.ts";
import { loadCatalog, offerOf } from "../index.ts";
import { InputError } from "../problem.ts";
import type { AskAll } from "../questions/ask.ts";
import { UsageError } from "../questions/usage-error.ts";
import type { RegenerateOptions } from "../regenerate.ts";
import { guestName } from "../workspace/guest-repo.ts";
import { additionOf } from "./addition-of.ts";
import type { Invocation } from "./parse.ts";
import { optionsOf, regenerated } from "./regenerate.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan add service` in a repo that groundplan never saw: its first service, or all that a blueprint has. */
export async function runAddGuest(
  root: string,
  invocation: Invocation,
  terminal: Terminal,
): Promise<number> {
  const { switches, values, lists, words } = invocation;
  const options = optionsOf(invocation);
  const asks = terminal.interactive && !switches.has("json") && !switches.has("yes");
  const asked = asks ? await terminalHost().ask() : undefined;
  const catalog = await loadCatalog();
  const set = lists.get("set") ?? [];
  const reader: Reader = { file: BLUEPRINT_FILE, offer: offerOf(catalog), set };
  const from = lists.get("from")?.at(-1);
  if (from !== undefined && (words.length > 1 || values.has("purpose") || lists.has("api")))
    throw new UsageError({
      message: "--from says everything about the services.",
      help: "Leave out their name, --purpose and --api.",
    });
  const edited =
    from === undefined
      ? first(guestName(root), await additionIn(invocation, asked), reader)
      : whole(blueprintFile(from).text, { ...reader, file: from });
  if (isRefused(edited)) throw new InputError(edited.problems, edited.unsound ?? edited.text);
  const { text: blueprintText, problems: _, ...told } = edited;
  const wanted: RegenerateOptions = { ...options, blueprintText, guest: true };
  const reviewed = asked && options.mode === "write" && options.hash === undefined;
  const hash = reviewed
    ? await review({ root, text: "", reader, catalog }, wanted, terminal, asked)
    : undefined;
  return regenerated({ ...wanted, ...(hash && { hash }) }, invocation, terminal, told, root);
}

/** What the words say of the service; its name is asked for where it is not there. */
async function additionIn(invocation: Invocation, asked: AskAll | undefined) {
  const { words } = invocation;
  const name =
    words[1] ?? (await asked?.text("service", { message: "What is the service called?" }));
  const given = name === undefined ? words : ["service", name];
  const addition = additionOf({ ...invocation, words: given });
  if (addition.kind !== "service") throw new Error("only a service can be the first");
  return addition;
}
