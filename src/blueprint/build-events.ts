import { fieldOf, texts } from "./build-field.ts";
import type { DraftService } from "./draft.ts";
import type { DraftEvent, DraftGiven, DraftReaction } from "./draft-events.ts";
import { literalOf } from "./literals.ts";
import type { Word } from "./report.ts";
import { inputsOf, takersOf } from "./slots.ts";
import {
  POLICIES,
  type EventDeclaration,
  type Given,
  type Policy,
  type Reaction,
} from "./types.ts";

export const eventOf = ({
  name,
  description,
  of,
  key,
  carries,
  fields,
}: DraftEvent): EventDeclaration => ({
  name: name.text,
  ...(description === undefined ? {} : { description }),
  of: of!.text,
  key: key!.text,
  carries: texts(carries),
  fields: fields.map(fieldOf),
});

export function reactionOf(reaction: DraftReaction, service: DraftService): Reaction {
  const { refused, missing } = reaction;
  return {
    service: reaction.service.text,
    event: reaction.event.text,
    do: reaction.do!.text,
    with: reaction.with.map((given) => givenOf(given, reaction, service)),
    ...(refused ? { refused: policyOf(refused) } : {}),
    ...(missing ? { missing: policyOf(missing) } : {}),
  };
}

function givenOf(given: DraftGiven, reaction: DraftReaction, service: DraftService): Given {
  const name = given.name.text;
  if ("path" in given) return { name, path: texts(given.path) };
  const [slot] = takersOf(reaction, service).flatMap((operation) =>
    inputsOf(operation, service).filter((one) => one.name === name),
  );
  const literal = literalOf(slot!.type!, given.literal, service.values);
  if ("value" in literal) return { name, literal: literal.value };
  throw new Error(`The literal for ${name} was not checked`);
}

const policyOf = ({ text }: Word): Policy =>
  POLICIES.find((one) => one === text) ?? { operation: text };
