import {
  definitionsIn,
  KINDS,
  NAMED,
  dataOf,
  isRefused,
  remove,
  rename,
  withParts,
  type Edit,
  type Kind,
  type Value,
} from "../src/blueprint/edit/index.ts";
import { askAddition } from "../src/questions/additions/index.ts";
import type { Ask, AskAll } from "../src/questions/ask.ts";
import { askAxis } from "../src/questions/axes.ts";
import type { Draft } from "../src/questions/draft.ts";
import { openTalk } from "../src/questions/session.ts";
import type { Setting, Talk } from "../src/questions/talk.ts";
import { UsageError } from "../src/questions/usage-error.ts";
import type { Editing, Told } from "./editing.ts";

/** Asks what is to be done to a blueprint, as far as it is not known; Esc goes back. */
export type AskEdit = (editing: Editing, ask: AskAll, kind?: Kind) => Promise<Edit<Told>>;

export const askToAdd: AskEdit = (editing, ask, kind) =>
  askParts(editing, ask, (setting, draft) => askAddition(setting, draft, kind));

/** One choice of the catalog for the whole system. */
export const askToSet: AskEdit = (editing, ask) =>
  askParts(editing, ask, async (setting, draft) => {
    const axes = setting.axes.filter(
      ({ scope, features }) => scope === "system" && features.length > 1,
    );
    const chosen = await setting.ask.select("axis", {
      message: "What is to be set?",
      choices: axes.map(({ id, path, question }) => ({ value: id, label: path, hint: question })),
    });
    const talk: Talk = { ...setting, draft };
    await askAxis(
      talk,
      axes.find(({ id }) => id === chosen)!,
    );
    return talk.draft;
  });

async function askParts(
  editing: Editing,
  ask: Ask,
  through: (setting: Setting, draft: Draft) => Promise<Draft>,
): Promise<Edit<Told>> {
  const { text, reader, catalog } = editing;
  const sound = withParts(text, (parts) => parts, reader);
  if (isRefused(sound)) return sound;
  const before = dataOf(text) ?? new Map<string, Value>();
  const setting: Setting = {
    ask,
    axes: catalog.axes,
    name: String(before.get("name")),
    offer: reader.offer,
  };
  const journal = { answers: new Map(), save: () => {} };
  const session = openTalk(setting, journal, new Set(), (one) => through(one, before));
  const after = await session.result();
  return withParts(text, () => after, reader);
}

export const askToRename: AskEdit = async ({ text, reader }, ask, kind) => {
  const asked = { message: "What gets another name?", kind, kinds: NAMED };
  const { kind: what, path } = await askWhich({ text, reader }, ask, asked);
  const wanted = (to: string) => rename(text, { kind: what, path, to }, reader);
  const to = await ask.text("name", {
    message: `What is ${path.join(".")} called then?`,
    default: path.at(-1) ?? "",
    edit: true,
    check: (name) => firstOf(wanted(name)),
  });
  return wanted(to);
};

export const askToRemove: AskEdit = async ({ text, reader }, ask, kind) => {
  const { kind: what, path } = await askWhich({ text, reader }, ask, {
    message: "What is to go?",
    kind,
    kinds: KINDS,
  });
  const alone = remove(text, { kind: what, path }, reader);
  const naming = alone.problems.filter(({ code }) => code === "GP1907");
  if (naming.length === 0) return alone;
  const places = naming.map(({ line, message }) => `${line}: ${message}`);
  const message = `${places.length} other places name it. Take them out too?\n  ${places.join("\n  ")}\n`;
  const all = await ask.confirm("references", { message, default: false });
  return all ? remove(text, { kind: what, path, withReferences: true }, reader) : alone;
};

const firstOf = ({ problems: [first] }: Edit): string | undefined =>
  first && `${first.message}. ${first.help}`;

/** Which of all definitions of some kinds, or of the one that is known. */
async function askWhich<Of extends Kind>(
  { text, reader }: Pick<Editing, "text" | "reader">,
  ask: AskAll,
  { message, kind, kinds }: { message: string; kind: Kind | undefined; kinds: readonly Of[] },
): Promise<{ kind: Of; path: readonly string[] }> {
  const all = definitionsIn(text, reader).flatMap(({ kind: of, path }) =>
    kinds.flatMap((one) => (one === of && (kind ?? one) === one ? [{ kind: one, path }] : [])),
  );
  if (all.length === 0)
    throw new UsageError({ message: "The blueprint has nothing of that kind." });
  const names = all.map((one) => `${one.kind} ${one.path.join(".")}`);
  const choices = names.map((name) => ({ value: name, label: name }));
  const hint = "type some letters of it to find it";
  const chosen = await ask.search("which", { message, hint, choices });
  return all[names.indexOf(chosen)]!;
}
