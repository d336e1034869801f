import type { DraftEntity, DraftOperation } from "../blueprint/draft.ts";
import { givenTo, givenToCrud, storedSlots, type Slot } from "../blueprint/slots.ts";
import { partAt, put, type Draft } from "./draft.ts";
import { pathOfEntity } from "./sections/place.ts";
import type { Scene } from "./ways.ts";

/** What an operation would need in order to react. */
export interface Plan {
  operation: string;
  kind: string;
  hint: string;
  /** What finds what it is about; it must be clear where the operation is not there for it yet. */
  key?: Slot;
  keyMustBeClear: boolean;
  /** The rest of what it is given. */
  inputs: readonly Slot[];
  /** Some of the inputs will do. */
  partial: boolean;
  /** The draft with the operation as it would be, given these inputs. */
  draft: (inputs: readonly string[]) => Draft;
}

const ID = "id";

/** By an operation that is there: one that is found by id may be found by what is unique instead, unless another event needs it. */
export function byExisting(scene: Scene, operation: DraftOperation): Plan[] {
  const { service, talk } = scene;
  const entity = service.entities.find(({ name }) => name.text === operation.of?.text);
  const { kind, by, from, to } = operation;
  if (!entity || !kind || operation.calls.length > 0) return [];
  const name = operation.name.text;
  const common = { operation: name, kind, inputs: givenTo(operation, service), partial: false };
  const shown = entity.name.text;
  if (kind === "create")
    return [{ ...common, hint: `a new ${shown}`, keyMustBeClear: false, draft: () => talk.draft }];
  const used = service.consumes.some((one) => one.do?.text === name);
  const keys = by || used ? [by?.text ?? ID] : [ID, ...uniqueOf(entity)];
  const move = to ? `: ${from.map(({ text }) => text).join("|")} > ${to.text}` : "";
  return keys.map((key) => ({
    ...common,
    hint: `the ${shown} with this ${key}${key === ID || by ? "" : ", which finds it from then on"}${move}`,
    key: storedSlots(entity, service).get(key)!,
    keyMustBeClear: key !== ID,
    draft: () => (key === ID ? talk.draft : put(talk.draft, [...pathOf(scene, name), "by"], key)),
  }));
}

/** By an operation that would be made for it: only this event may ask for it. */
export const byNew = (scene: Scene, entity: DraftEntity): Plan[] => [
  ...made(scene, entity, "create"),
  ...[ID, ...uniqueOf(entity)].flatMap((key) => [
    ...made(scene, entity, "update", key),
    ...made(scene, entity, "delete", key),
  ]),
];

const VERBS = { create: "add", update: "change", delete: "remove" } as const;

function made(scene: Scene, entity: DraftEntity, kind: keyof typeof VERBS, key?: string): Plan[] {
  const { service } = scene;
  const shown = entity.name.text;
  const operation = freshName(scene, `${VERBS[kind]}${shown}`);
  if (operation === undefined) return [];
  const stored = storedSlots(entity, service);
  const given = givenToCrud(kind, entity, service).map(({ name }) => name);
  // An update stores what it is given, so that nothing may be absent there which is needed.
  const slots = kind === "update" ? [...stored.values()] : givenToCrud(kind, entity, service);
  const hints = {
    create: `a new ${shown}`,
    update: `fields of the ${shown} with this ${key}`,
    delete: `the ${shown} with this ${key}`,
  };
  const draft = (inputs: readonly string[]) => {
    const accepts = [...stored].filter(
      ([name, slot]) => name !== key && inputs.includes(slot.name),
    );
    return withOperation(scene, operation, {
      kind,
      of: shown,
      ...(key === undefined || key === ID ? {} : { by: key }),
      ...(accepts.length > 0 ? { accepts: accepts.map(([name]) => name) } : {}),
      ...emitted(scene, shown, kind),
    });
  };
  return [
    {
      operation,
      kind,
      hint: hints[kind],
      ...(key === undefined ? {} : { key: stored.get(key)! }),
      keyMustBeClear: true,
      inputs: slots.filter(({ name }) => name !== key && given.includes(name)),
      partial: kind === "update",
      draft,
    },
  ];
}

/** Whoever hears of changes hears of these too. */
function emitted({ talk, service }: Scene, entity: string, kind: string): { emits?: string } {
  const at = pathOfEntity({ service: service.name.text, entity });
  const event = partAt(talk.draft, [...at, "emits", kind]);
  return typeof event === "string" ? { emits: event } : {};
}

const withOperation = (
  scene: Scene,
  name: string,
  said: Readonly<Record<string, string | readonly string[]>>,
): Draft => put(scene.talk.draft, pathOf(scene, name), new Map(Object.entries(said)));

const pathOf = ({ service }: Scene, operation: string): string[] => [
  "services",
  service.name.text,
  "operations",
  operation,
];

/** A name that no operation of the service has. */
function freshName({ service, event }: Scene, name: string): string | undefined {
  const taken = service.operations.map((one) => one.name.text);
  return [name, `${name}On${event.name.text}`].find((one) => !taken.includes(one));
}

/** The fields of which no two are the same, and that are always there. */
const uniqueOf = ({ fields }: DraftEntity): string[] =>
  fields.filter(({ unique, optional }) => unique && !optional).map(({ name }) => name.text);
