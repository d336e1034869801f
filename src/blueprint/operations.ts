import { readAllow } from "./allow.ts";
import { readCalls } from "./calls.ts";
import type { DraftOperation } from "./draft.ts";
import { readEmits } from "./events.ts";
import { readFields } from "./fields.ts";
import { KEYS_OF } from "./key-order.ts";
import { checkName } from "./names.ts";
import type { Report, Word } from "./report.ts";
import { atMost, entriesOf, keysOf, notYet, scalarOf, textOf, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import { wordOf, type Entry, type Tree } from "./tree.ts";
import type { OperationKind } from "./types.ts";

const MOST = 500;
const KINDS: readonly OperationKind[] = ["create", "update", "delete", "command"];
const LATER_KINDS = ["query", "stream", "job", "upsert"];

const KEYS = {
  what: "an operation",
  known: KEYS_OF.operation,
  later: ["consumes", "requires", "returns", "schedule", "timeout", "after", "direction", "owner"],
};

export function readOperations(tree: Tree, report: Report): DraftOperation[] {
  const entries = atMost(
    MOST,
    entriesOf(tree, "`operations`", report) ?? [],
    "operations of a service",
    report,
  );
  return entries
    .filter(({ key }) => checkName(key, "camel", "an operation", report))
    .map((entry) => readOperation(entry, report));
}

function readOperation({ key, value }: Entry, report: Report): DraftOperation {
  const operation: DraftOperation = {
    name: key,
    accepts: [],
    input: [],
    from: [],
    calls: [],
    allow: [],
  };
  if (value.kind !== "map") {
    report(
      "GP1104",
      key.at,
      `${shown(key.text)} needs what it does and to what`,
      "Write `{ kind: command, of: … }`.",
    );
    return operation;
  }
  const kind = kindOf(value.entries, report);
  if (kind === "later") return operation;
  const found = keysOf(value, { ...KEYS, required: ["kind", "of"] }, report)!;
  const of = (name: string) => found.get(name)?.value;
  const word = (name: string): Word | undefined => {
    const scalar = found.has(name) ? scalarOf(of(name)!, `\`${name}\``, report) : undefined;
    return scalar && wordOf(scalar);
  };
  const list = (name: string) => (found.has(name) ? wordsOf(of(name)!, `\`${name}\``, report) : []);
  const [input, calls, allow] = [of("input"), of("calls"), of("allow")];
  const description = of("description");
  const text = description && textOf(description, "the description", report);
  const [entity, by, to] = [word("of"), word("by"), word("to")];
  const emits = found.has("emits") ? readEmits(of("emits")!, report) : undefined;
  return {
    ...operation,
    ...(kind ? { kind } : {}),
    ...(text === undefined ? {} : { description: text }),
    ...(entity ? { of: entity } : {}),
    ...(by ? { by } : {}),
    ...(to ? { to } : {}),
    ...(emits ? { emits } : {}),
    accepts: list("accepts"),
    from: list("from"),
    input: input ? readFields(input, "an input", report) : [],
    ...(calls ? readCalls(calls, report) : {}),
    allow: allow ? readAllow(allow, report) : [],
  };
}

function kindOf(entries: readonly Entry[], report: Report): OperationKind | "later" | undefined {
  const entry = entries.find(({ key }) => key.text === "kind");
  const scalar = entry && scalarOf(entry.value, "`kind`", report);
  if (!scalar) return undefined;
  if (LATER_KINDS.includes(scalar.text)) {
    notYet(wordOf(scalar), `An operation of kind ${shown(scalar.text)}`, report);
    return "later";
  }
  const kind = KINDS.find((one) => one === scalar.text);
  if (!kind)
    report(
      "GP1105",
      scalar.at,
      `${shown(scalar.text)} is not a kind of operation`,
      didYouMean(scalar.text, KINDS),
    );
  return kind;
}
