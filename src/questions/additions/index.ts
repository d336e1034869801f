import type { Kind } from "../../blueprint/edit/kinds.ts";
import type { Draft } from "../draft.ts";
import { askNewValue } from "./value.ts";
import type { Setting, Talk } from "../talk.ts";
import { askNewEntity } from "./entity.ts";
import { askNewEvent } from "./event.ts";
import { askNewField } from "./field.ts";
import { askNewOperation } from "./operation.ts";
import { askNewCall } from "./call.ts";
import { askNewReaction } from "./reaction.ts";
import { askNewRole } from "./role.ts";
import { askNewService } from "./service.ts";

const ASK: Record<Kind, (talk: Talk) => Promise<void>> = {
  service: askNewService,
  entity: askNewEntity,
  field: askNewField,
  event: askNewEvent,
  operation: askNewOperation,
  value: askNewValue,
  role: askNewRole,
  reaction: askNewReaction,
  call: askNewCall,
};

const HINTS: Record<Kind, string> = {
  service: "with what it keeps",
  entity: "something that a service keeps",
  field: "of an entity",
  event: "that others hear of",
  operation: "something that is done with an entity",
  value: "fields that several entities hold together, such as an address",
  role: "of users",
  reaction: "of a service to an event of another",
  call: "of another service's operation",
};

/** Asks what comes into a blueprint that is there already: what kind of thing, unless that is known, and all about it. */
export async function askAddition(
  setting: Setting,
  draft: Draft,
  known: Kind | undefined,
): Promise<Draft> {
  const talk: Talk = { ...setting, draft };
  const kinds = Object.keys(ASK) as Kind[];
  const chosen =
    known ??
    (await talk.ask.select("kind-of-addition", {
      message: "What is to be added?",
      choices: kinds.map((kind) => ({ value: kind, label: kind, hint: HINTS[kind] })),
      default: "entity",
    }));
  await ASK[kinds.find((kind) => kind === chosen) ?? "entity"](talk);
  return talk.draft;
}
