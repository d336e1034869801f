import type { DraftEntity } from "./draft.ts";
import type { DraftEvent } from "./draft-events.ts";
import { readFields } from "./fields.ts";
import { KEYS_OF } from "./key-order.ts";
import { checkName } from "./names.ts";
import type { Report, Word } from "./report.ts";
import { atMost, entriesOf, keysOf, notYet, scalarOf, textOf, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import { wordOf, type Entry, type Tree } from "./tree.ts";
import { CHANGES } from "./types.ts";

const MOST = 200;

const KEYS = {
  what: "an event",
  required: ["of", "key", "carries"],
  known: KEYS_OF.event,
};

export function readEvents(tree: Tree, report: Report): DraftEvent[] {
  const entries = entriesOf(tree, "`events`", report) ?? [];
  return atMost(MOST, entries, "events of a service", report)
    .filter(({ key }) => checkName(key, "pascal", "an event", report))
    .map((entry) => readEvent(entry, report));
}

function readEvent({ key: name, value }: Entry, report: Report): DraftEvent {
  const event: DraftEvent = { name, carries: [], fields: [] };
  const found = keysOf(value, KEYS, report);
  if (!found) return event;
  const of = (key: string) => found.get(key)?.value;
  const word = (key: string): Word | undefined => {
    const scalar = found.has(key) ? scalarOf(of(key)!, `\`${key}\``, report) : undefined;
    return scalar && wordOf(scalar);
  };
  const [carries, fields, description] = [of("carries"), of("fields"), of("description")];
  const text = description && textOf(description, "the description", report);
  const [entity, key] = [word("of"), word("key")];
  return {
    ...event,
    ...(text === undefined ? {} : { description: text }),
    ...(entity ? { of: entity } : {}),
    ...(key ? { key } : {}),
    carries: carries ? wordsOf(carries, "`carries`", report) : [],
    fields: fields ? readFields(fields, "an event", report) : [],
  };
}

/** The one event that an operation emits. */
export function readEmits(tree: Tree, report: Report): Word | undefined {
  const first = tree.kind === "map" ? tree.entries[0] : undefined;
  if (first?.key.text === "oneOf") {
    notYet(first.key, "An operation that emits one of several events", report);
    return undefined;
  }
  const scalar = scalarOf(tree, "`emits` of an operation", report);
  return scalar && wordOf(scalar);
}

/** What `crud` of an entity emits, by verb. */
export function readCrudEmits(tree: Tree, report: Report): DraftEntity["emits"] {
  return (entriesOf(tree, "`emits` of an entity", report) ?? []).flatMap(({ key, value }) => {
    const scalar = scalarOf(value, "an event", report);
    if (CHANGES.some((verb) => verb === key.text))
      return scalar ? [{ verb: key, event: wordOf(scalar) }] : [];
    report(
      "GP1105",
      key.at,
      `${shown(key.text)} is not one of ${CHANGES.join(", ")}`,
      didYouMean(key.text, CHANGES),
    );
    return [];
  });
}
