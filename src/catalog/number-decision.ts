import type { PackManifest } from "../render/pack.ts";
import { readDrivers } from "./decision.ts";
import type { FactName } from "./facts.ts";
import { reader, type Reader } from "./reader.ts";

/** A decision that is not taken by anyone: its numbers follow from the blueprint's. Texts may hold `{number}`. */
export interface NumberDecision {
  /** `timeouts`, of `D-timeouts`. */
  id: string;
  label: string;
  order: number;
  question: string;
  context: string;
  drivers: readonly FactName[];
  /** What was considered; the first one is what is done. */
  options: readonly ConsideredOption[];
  because: string;
  numbers: readonly NumberText[];
  consequences: readonly string[];
}

export interface ConsideredOption {
  label: string;
  hint: string;
  good: readonly string[];
  bad: readonly string[];
}

/** How one number comes about. */
export interface NumberText {
  label: string;
  /** A path into the numbers of a service, such as `limits.poolSize`. */
  value: string;
  /** With the numbers that it is made of as `{name}`: `2 × {p99Milliseconds} ms`. */
  formula: string;
  /** The same where all services run in one process; empty: no other. */
  together: string;
  unit: string;
  /** By what it is set; empty: nowhere by hand. */
  key: string;
}

const KEYS = [
  "label",
  "order",
  "question",
  "context",
  "drivers",
  "options",
  "because",
  "numbers",
  "consequences",
];

/** `decisions/<id>.yaml`. Throws where it is wrong: a defect of ours. */
export function readNumberDecision({ path, feature = "", data }: PackManifest): NumberDecision {
  const read = reader(data, `templates/${path}`, KEYS);
  return {
    id: feature,
    label: read.text("label"),
    order: read.number("order"),
    question: read.text("question"),
    context: read.text("context"),
    drivers: readDrivers(read),
    options: read.maps("options", ["label", "hint", "good", "bad"]).map((one) => ({
      label: one.text("label"),
      hint: one.text("hint"),
      good: one.list("good"),
      bad: one.list("bad"),
    })),
    because: read.text("because"),
    numbers: read
      .maps("numbers", ["label", "value", "formula", "together", "unit", "key"])
      .map((one) => ({
        label: one.text("label"),
        value: one.text("value"),
        formula: one.text("formula"),
        together: orEmpty(one, "together"),
        unit: orEmpty(one, "unit"),
        key: orEmpty(one, "key"),
      })),
    consequences: read.list("consequences"),
  };
}

/** What `decisions.yaml` says in words that all records share. */
export interface DecisionWords {
  /** Why an answer was taken that the blueprint gives, and one that it does not give. */
  you: string;
  unsaid: string;
  /** What is said of a place where nothing stands. */
  nothing: string;
  /** What a fact means, by its name: where something was said of it, one of it or nothing. */
  facts: Readonly<Record<string, { said: string; one: string; unsaid: string }>>;
}

export function readDecisionWords(data: unknown, path: string): DecisionWords {
  const read = reader(data, `templates/${path}`, ["you", "unsaid", "nothing", "facts"]);
  const facts = read.map("facts");
  return {
    you: orEmpty(read, "you"),
    unsaid: orEmpty(read, "unsaid"),
    nothing: orEmpty(read, "nothing"),
    facts: Object.fromEntries(
      facts.keys().map((name) => {
        const fact = facts.map(name, ["said", "one", "unsaid"]);
        const said = fact.text("said");
        const one = orEmpty(fact, "one") || said;
        return [name, { said, one, unsaid: orEmpty(fact, "unsaid") }];
      }),
    ),
  };
}

const orEmpty = (read: Reader, key: string): string =>
  read.value(key) === undefined ? "" : read.text(key);
