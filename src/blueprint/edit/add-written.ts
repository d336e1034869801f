import type { DraftService } from "../draft.ts";
import { crudName } from "../crud-name.ts";
import type { Report, Word } from "../report.ts";
import { findEntity, findEvent, findOperation } from "../scope.ts";
import { shown } from "../shown.ts";
import type { Place } from "./add-place.ts";
import { fieldValue } from "./add-field.ts";
import {
  entityValue,
  eventValue,
  operationValue,
  reactionValue,
  roleValue,
  serviceValue,
  valueValue,
} from "./add-parts.ts";
import { withStates } from "./add-states.ts";
import type { Addition, EventAddition, FieldAddition } from "./addition.ts";
import { nodeAt, parse } from "./find.ts";
import { listedAt } from "./listed.ts";
import { wordsOf, type Complain } from "./pairs.ts";
import { appendAt, setAt } from "./write.ts";
import { isSeq } from "yaml";

/** Where what is wrong goes: with the blueprint, and with arguments. */
export interface Wrong {
  report: Report;
  complain: Complain;
}

/** The text with an addition in its place, and its name at the other ends. */
export function written(source: string, addition: Addition, place: Place, wrong: Wrong): string {
  const { at, service } = place;
  switch (addition.kind) {
    case "service":
      return setAt(source, at, serviceValue(addition));
    case "entity":
      return setAt(source, at, entityValue(addition, wrong.complain));
    case "field":
      return withEnds(setAt(source, at, fieldValue(addition)), addition, service!, wrong.report);
    case "event":
      return withEvent(source, addition, place, wrong);
    case "operation": {
      const result = setAt(source, at, operationValue(addition, wrong.complain));
      return withStates(result, addition, service!, wrong.report);
    }
    case "value":
      return setAt(source, at, valueValue(addition, wrong.complain));
    case "role":
      return setAt(source, at, roleValue(addition));
    case "reaction": {
      const value = reactionValue(addition, wrong.complain);
      const listed = listedAt(source, at);
      return isListAt(listed, at) ? appendAt(listed, at, value) : setAt(source, at, value);
    }
    case "call":
      return withWord(source, at, addition.path.slice(2).join("."));
  }
}

function withEnds(
  source: string,
  { path, acceptedBy, carriedBy }: FieldAddition,
  service: DraftService,
  report: Report,
): string {
  const name = path.at(-1)!;
  const { text, at } = service.name;
  let result = source;
  for (const word of wordsOf(acceptedBy))
    if (isCrud(service, word)) refuseCrud({ text: word, at }, report);
    else if (findOperation(service, { text: word, at }, report))
      result = withWord(result, ["services", text, "operations", word, "accepts"], name);
  for (const word of wordsOf(carriedBy))
    if (findEvent(service, { text: word, at }, report))
      result = withWord(result, ["services", text, "events", word, "carries"], name);
  return result;
}

const isCrud = ({ entities, operations }: DraftService, word: string): boolean =>
  operations.every(({ name }) => name.text !== word) &&
  entities.some(({ name, crud }) => crud.some(({ verb }) => crudName(verb, name.text) === word));

function refuseCrud({ text, at }: Word, report: Report): void {
  const message = `${shown(text)} is one of the operations of \`crud\`, which take fields by themselves`;
  report("GP1404", at, message, `Leave out \`--accepted-by ${text}\`.`);
}

/** The list at a path with one word more, also where there was none. */
function withWord(source: string, path: readonly string[], word: string): string {
  return isListAt(source, path) ? appendAt(source, path, word) : setAt(source, path, [word]);
}

function isListAt(source: string, path: readonly string[]): boolean {
  const document = parse(source);
  return isSeq(document && nodeAt(document, path));
}

/** What emits it says so; where it is not said what the event is of, that tells. */
function withEvent(
  source: string,
  addition: EventAddition,
  { at: path, service }: Place,
  { report, complain }: Wrong,
): string {
  const { text, at } = service!.name;
  const event = path.at(-1)!;
  const emitters = wordsOf(addition.emittedBy).flatMap((said) => {
    const [first = "", verb] = said.split(".");
    const word = { text: first, at };
    if (verb === undefined) {
      const operation = findOperation(service!, word, report);
      const own = ["services", text, "operations", first, "emits"];
      return operation ? [{ of: operation.of?.text, path: own }] : [];
    }
    const own = ["services", text, "entities", first, "emits", verb];
    return findEntity(service!, word, report) ? [{ of: first, path: own }] : [];
  });
  const value = eventValue(addition, emitters[0]?.of, complain);
  return emitters.reduce(
    (one, emitter) => setAt(one, emitter.path, event),
    setAt(source, path, value),
  );
}
