import type { DraftGiven, DraftReaction } from "./draft-events.ts";
import { halvesOf } from "./halves.ts";
import { KEYS_OF } from "./key-order.ts";
import type { Report, Word } from "./report.ts";
import { atMost, entriesOf, keysOf, scalarOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { partOf, wordOf, type Entry, type ScalarTree, type Tree } from "./tree.ts";

const MOST = 500;
/** Begins a path into the event's data. */
const EVENT = "event.";

const KEYS = {
  what: "a reaction",
  required: ["do"],
  known: KEYS_OF.reaction,
  later: ["when"],
};

/** `service.Event: { do: … }`, or several of them in a list; what names no service is `unplaced`. */
export function readReactions(
  tree: Tree,
  report: Report,
): { consumes: DraftReaction[]; unplaced: Word[] } {
  const unplaced: Word[] = [];
  const entries = entriesOf(tree, "`consumes`", report) ?? [];
  const consumes = atMost(MOST, entries, "events that a service reacts to", report).flatMap(
    ({ key, value }) => {
      const names = namedOf(key);
      if (!names) unplaced.push(key);
      const all = value.kind === "list" ? value.items : [value];
      if (all.length === 0)
        report("GP1103", key.at, `Nothing is done about ${shown(key.text)}`, "Add `{ do: … }`.");
      return names ? all.map((one) => readReaction(names, one, report)) : [];
    },
  );
  return { consumes, unplaced };
}

type Named = Pick<DraftReaction, "service" | "event">;

function namedOf(name: Word): Named | undefined {
  const [service, event] = halvesOf(name) ?? [];
  return service && event && { service, event };
}

function readReaction(names: Named, tree: Tree, report: Report): DraftReaction {
  const reaction: DraftReaction = { ...names, with: [] };
  const found = keysOf(tree, KEYS, report);
  const word = (key: string): Word | undefined => {
    const entry = found?.get(key);
    const scalar = entry && scalarOf(entry.value, `\`${key}\``, report);
    return scalar && wordOf(scalar);
  };
  const [operation, refused, missing] = [word("do"), word("refused"), word("missing")];
  const given = found?.get("with");
  return {
    ...reaction,
    ...(operation ? { do: operation } : {}),
    ...(refused ? { refused } : {}),
    ...(missing ? { missing } : {}),
    with: given ? (entriesOf(given.value, "`with`", report) ?? []).map(givenOf) : [],
  };
}

function givenOf({ key: name, value }: Entry): DraftGiven {
  return value.kind === "scalar" && value.text.startsWith(EVENT)
    ? { name, path: pathOf(value), at: value.at }
    : { name, literal: value };
}

function pathOf(scalar: ScalarTree): Word[] {
  let start = EVENT.length;
  return scalar.text
    .slice(start)
    .split(".")
    .map((text) => {
      const word = { text, at: partOf(scalar, start, start + Math.max(text.length, 1)) };
      start += text.length + 1;
      return word;
    });
}
