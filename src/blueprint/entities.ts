import type { DraftAllow, DraftEntity, DraftRelation, DraftValue } from "./draft.ts";
import { readAllow } from "./allow.ts";
import { readCrudEmits } from "./events.ts";
import { readFields } from "./fields.ts";
import { KEYS_OF } from "./key-order.ts";
import { checkName } from "./names.ts";
import type { Report, Word } from "./report.ts";
import { atMost, entriesOf, keysOf, scalarOf, textOf, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import { partOf, wordOf, type Entry, type Tree } from "./tree.ts";
import { CRUD, type Crud } from "./types.ts";

const MOST = 500;

const KEYS = {
  what: "an entity",
  known: KEYS_OF.entity,
  later: ["owner", "filter", "sort", "search", "unique", "lookup"],
};

export function readEntities(tree: Tree, report: Report): DraftEntity[] {
  const entries = atMost(
    MOST,
    entriesOf(tree, "`entities`", report) ?? [],
    "entities of a service",
    report,
  );
  return entries
    .filter(({ key }) => checkName(key, "pascal", "an entity", report))
    .map((entry) => readEntity(entry, report));
}

export function readValues(tree: Tree, report: Report): DraftValue[] {
  const entries = atMost(
    MOST,
    entriesOf(tree, "`values`", report) ?? [],
    "value objects of a service",
    report,
  );
  return entries
    .filter(({ key }) => checkName(key, "pascal", "a value object", report))
    .map(({ key, value }) => {
      const fields = readFields(value, "a value object", report);
      if (value.kind === "map" && value.entries.length === 0)
        report("GP1103", key.at, `${shown(key.text)} has no fields`, "Give it at least one.");
      return { name: key, fields };
    });
}

function readEntity({ key, value }: Entry, report: Report): DraftEntity {
  const entity: DraftEntity = {
    name: key,
    crud: [],
    crudUnsure: false,
    allow: [],
    emits: [],
    fields: [],
    relations: [],
  };
  const found = keysOf(value, KEYS, report);
  if (!found) return entity;
  const of = (name: string) => found.get(name)?.value;
  const [description, crud, allow, emits, state, fields, relations] = [
    of("description"),
    of("crud"),
    of("allow"),
    of("emits"),
    of("state"),
    of("fields"),
    of("relations"),
  ];
  const text = description && textOf(description, "the description", report);
  const stateWord = state && scalarOf(state, "`state`", report);
  return {
    ...entity,
    ...(text === undefined ? {} : { description: text }),
    ...(stateWord ? { state: wordOf(stateWord) } : {}),
    ...(crud ? readCrud(crud, report) : {}),
    allow: allow ? readAllows(allow, report) : [],
    emits: emits ? readCrudEmits(emits, report) : [],
    fields: fields ? readFields(fields, "an entity", report) : [],
    relations: relations ? readRelations(relations, report) : [],
  };
}

function readCrud(tree: Tree, report: Report): Pick<DraftEntity, "crud" | "crudUnsure"> {
  const words = wordsOf(tree, "`crud`", report, CRUD);
  const crud = words.flatMap((word) => {
    const verb = verbOf(word, report);
    return verb ? [{ verb, at: word.at }] : [];
  });
  return { crud, crudUnsure: tree.kind !== "list" || crud.length < words.length };
}

/** What people call the verbs who come from elsewhere. */
const VERBS: Readonly<Record<string, Crud>> = {
  read: "get",
  find: "get",
  show: "get",
  all: "list",
  index: "list",
  search: "list",
  add: "create",
  insert: "create",
  post: "create",
  put: "replace",
  patch: "update",
  edit: "update",
  remove: "delete",
  destroy: "delete",
};

function verbOf(word: Word, report: Report): Crud | undefined {
  const verb = CRUD.find((one) => one === word.text);
  if (!verb)
    report(
      "GP1105",
      word.at,
      `${shown(word.text)} is not one of ${CRUD.join(", ")}`,
      didYouMean(VERBS[word.text.toLowerCase()] ?? word.text, CRUD),
    );
  return verb;
}

function readAllows(tree: Tree, report: Report): { verb: Word; who: DraftAllow }[] {
  return (entriesOf(tree, "`allow` of an entity", report) ?? []).flatMap(({ key, value }) => {
    const who = readAllow(value, report);
    return verbOf(key, report) ? [{ verb: key, who }] : [];
  });
}

function readRelations(tree: Tree, report: Report): DraftRelation[] {
  const entries = atMost(200, entriesOf(tree, "`relations`", report) ?? [], "relations", report);
  return entries
    .filter(({ key }) => checkName(key, "camel", "a relation", report))
    .flatMap((entry) => readRelation(entry, report) ?? []);
}

const RELATION = /^(belongs-to|has-many|many-to-many)(\s+)([A-Za-z][\w.-]*)(\?)?(\s+cascade)?$/;
const HELP =
  "Write `belongs-to X`, `belongs-to X?`, `has-many X`, `has-many X cascade` or `many-to-many X`.";

function readRelation({ key, value }: Entry, report: Report): DraftRelation | undefined {
  const scalar = scalarOf(value, "a relation", report);
  if (!scalar) return undefined;
  const [, kind, gap, target, optional, cascade] = RELATION.exec(scalar.text) ?? [];
  if (!kind || !gap || !target) {
    report("GP1701", scalar.at, `${shown(scalar.text)} is not a relation`, HELP);
    return undefined;
  }
  const start = kind.length + gap.length;
  const word = { text: target, at: partOf(scalar, start, start + target.length) };
  if (optional && kind !== "belongs-to")
    report("GP1701", scalar.at, `\`${kind}\` may always be empty: it takes no \`?\``, HELP);
  if (cascade && kind !== "has-many")
    report("GP1701", scalar.at, "`cascade` belongs to `has-many`", HELP);
  return {
    name: key,
    kind: kind as DraftRelation["kind"],
    target: word,
    optional: optional !== undefined,
    cascade: cascade !== undefined,
  };
}
