import { Document, YAMLSeq, type Node } from "yaml";
import type { Allow } from "../blueprint/types.ts";
import type { Answers, Chosen, EntityAnswers, FieldAnswer, Transition } from "./answers.ts";

const SCHEMA = " yaml-language-server: $schema=.groundplan/blueprint.schema.json";
const READS = ["get", "list"];
const RELATION = /^(belongs-to|has-many|many-to-many)\s/;
/** The field that holds the state. */
const STATE = "status";

/** The answers as the text of a `blueprint.yaml`, laid out as formatters do. The same answers give the same text. */
export function toBlueprint(answers: Answers): string {
  const { name, summary, choices, roles, peakRequestsPerSecond, services } = answers;
  const document = new Document({ groundplan: 1, name });
  document.commentBefore = SCHEMA;
  if (summary) document.setIn(["domain", "summary"], summary);
  if (peakRequestsPerSecond)
    document.setIn(["qualities", "peakRequestsPerSecond"], Number(peakRequestsPerSecond));
  setChoices(document, choices, (path) => path[0] !== "services");
  for (const role of roles) document.setIn(["auth", "roles", role.name], list(role.inherits));
  for (const service of services) {
    const at = ["services", service.name];
    setChoices(document, choices, (path) => path[0] === at[0] && path[1] === at[1]);
    for (const entity of service.entities)
      document.setIn([...at, "entities", entity.name], block(entityMap(entity)));
    for (const entity of service.entities)
      for (const transition of entity.transitions)
        document.setIn(
          [...at, "operations", `${transition.verb}${entity.name}`],
          block(commandMap(entity, transition)),
        );
  }
  return document.toString({ lineWidth: 0 });
}

function setChoices(
  document: Document,
  choices: Answers["choices"],
  belongs: (path: readonly string[]) => boolean,
): void {
  for (const [key, chosen] of choices) {
    const path = key.split(".");
    if (belongs(path)) document.setIn(path, chosenNode(chosen));
  }
}

const chosenNode = (chosen: Chosen) =>
  typeof chosen === "string"
    ? chosen
    : new Document().createNode(new Map(chosen.map((feature) => [feature, {}])), { flow: true });

function entityMap(entity: EntityAnswers): Map<string, unknown> {
  const states = statesOf(entity.transitions);
  const fields = entity.fields.filter(({ type }) => !RELATION.test(type));
  const relations = entity.fields.filter(({ type }) => RELATION.test(type));
  const state = { name: STATE, type: `enum(${states.join("|")}) = ${states[0]}` };
  const map = new Map<string, unknown>([
    ["crud", list(entity.crud)],
    ["allow", new Map(entity.crud.map((verb) => [verb, who(allowOf(entity, verb))]))],
  ]);
  if (states.length > 0) map.set("state", STATE);
  map.set("fields", typesOf(states.length > 0 ? [...fields, state] : fields));
  if (relations.length > 0) map.set("relations", typesOf(relations));
  return map;
}

/** In the order in which they are named: what is named first is where everything begins. */
const statesOf = (transitions: readonly Transition[]) => [
  ...new Set(transitions.flatMap(({ from, to }) => [...from, to])),
];

const typesOf = (fields: readonly FieldAnswer[]) =>
  new Map(fields.map(({ name, type }) => [name, type]));

const allowOf = ({ read, change }: EntityAnswers, verb: string): Allow =>
  READS.includes(verb) ? read : change;

const commandMap = ({ name, change }: EntityAnswers, { from, to }: Transition) =>
  new Map<string, unknown>([
    ["kind", "command"],
    ["of", name],
    ["from", list(from)],
    ["to", to],
    ["allow", who(change)],
  ]);

const who = (allow: Allow) => (allow === "public" ? allow : list(allow));

const block = (value: unknown): Node => new Document().createNode(value);

/** `[a, b]`, without the blanks that stand inside braces. */
class TightList extends YAMLSeq {
  override flow = true;

  override toString(...[context, ...rest]: Parameters<YAMLSeq["toString"]>): string {
    return super.toString(context && { ...context, flowCollectionPadding: "" }, ...rest);
  }
}

function list(values: readonly string[]): TightList {
  const node = new TightList();
  for (const value of values) node.add(new Document().createNode(value));
  return node;
}
