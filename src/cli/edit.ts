import { BLUEPRINT_FILE } from "../own-files.ts";
import type { AskEdit } from "../../generators/edit-questions.ts";
import { openEditing, type Editing, type Told } from "../../generators/editing.ts";
import { terminalHost } from "../../generators/host.ts";
import { review } from "../../generators/review.ts";
import {
  isRefused,
  KINDS,
  unreachedSince,
  type Edit,
  type Refused,
} from "../blueprint/edit/index.ts";
import { InputError, type Problem } from "../problem.ts";
import type { RegenerateOptions } from "../regenerate.ts";
import { wantsMore, withFlag } from "./edit-hints.ts";
import type { Invocation } from "./parse.ts";
import { optionsOf, regenerated } from "./regenerate.ts";
import { printWarnings } from "./print-warnings.ts";
import type { Terminal } from "./terminal.ts";

/** What a command does to the blueprint: as its words say, or as somebody answers where they do not say it. */
export interface EditCommand {
  /** How many words say it all. */
  words: number;
  edit: (editing: Editing) => Edit<Told>;
  ask: AskEdit;
}

/**
 * Edits the blueprint of the repo and regenerates: all or nothing. Where somebody is there, and not told to ask nothing, asks
 * for what is missing, shows what would change and asks for a yes.
 * @throws {InputError} with what is wrong; nothing is written then.
 */
export async function runEdit(
  invocation: Invocation,
  terminal: Terminal,
  { words, edit, ask }: EditCommand,
): Promise<number> {
  const options = optionsOf(invocation);
  const { switches, lists } = invocation;
  const json = switches.has("json");
  const asks = terminal.interactive && !json && !switches.has("yes");
  const asked = asks ? await terminalHost().ask() : undefined;
  if (!asked || invocation.words.length >= words) return finish(edit);
  const kind = KINDS.find((one) => one === invocation.words[0]);
  return finish((editing) => ask(editing, asked, kind));

  async function finish(how: (editing: Editing) => Edit<Told> | Promise<Edit<Told>>) {
    const editing = await openEditing(lists.get("set"));
    const edited = await how(editing);
    if (isRefused(edited))
      throw refusal(edited, editing.text, invocation, json ? undefined : terminal);
    const { text: blueprintText, problems: _, ...told } = edited;
    const { renames } = told;
    const unreached = unreachedSince(editing.text, blueprintText, editing.reader);
    if (!json) await printWarnings(unreached, blueprintText, terminal);
    const wanted: RegenerateOptions = { ...options, blueprintText, ...(renames && { renames }) };
    const reviewed = asked && options.mode === "write" && options.hash === undefined;
    const hash = reviewed ? await review(editing, wanted, terminal, asked) : undefined;
    return regenerated({ ...wanted, ...(hash && { hash }) }, invocation, terminal, {
      ...told,
      ...(unreached.length > 0 && { unreached }),
    });
  }
}

/** How each command takes what has to change along with it, such as the broker with the first event. */
const ALONG: Readonly<Record<string, string>> = {
  add: "--set path=value",
  remove: "--set path=value",
  set: "another path=value",
};

/** What was typed behind the kind, where problems have their places in it: what is wrong with flags has none. */
const typedText = (problems: readonly Problem[], words: readonly string[]): string | undefined =>
  problems.every(({ file, endColumn }) => file !== BLUEPRINT_FILE && endColumn !== undefined)
    ? words.slice(1).join(" ")
    : undefined;

/** Places that are in what would have come out are shown there, and those in words that were typed in these. */
function refusal(
  { problems: found, unsound }: Refused,
  text: string,
  { command, words }: Invocation,
  terminal: Terminal | undefined,
): InputError {
  const name = command?.name ?? "";
  const kind = name === "add" ? KINDS.find((one) => one === words[0]) : undefined;
  const problems = unsound === undefined ? found : found.map((one) => withFlag(one, kind));
  if (unsound !== undefined) {
    terminal?.err(`Then ${BLUEPRINT_FILE} would not be sound; nothing was written.\n`);
    const along = ALONG[name];
    if (along && wantsMore(found, kind))
      terminal?.err(`What has to change along with it goes into the same command: ${along}.\n`);
  }
  const inFile = problems.every(({ file }) => file === BLUEPRINT_FILE);
  return new InputError(problems, inFile ? (unsound ?? text) : typedText(problems, words));
}
