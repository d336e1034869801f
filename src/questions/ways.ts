import type { DraftService } from "../blueprint/draft.ts";
import type { Choice } from "./ask.ts";
import type { Told } from "./changes.ts";
import { put, type Draft, type Part } from "./draft.ts";
import { byExisting, byNew, type Plan } from "./plans.ts";
import { servicesIn, whyRefused } from "./reading.ts";
import { sourceOf, type Heard, type Source } from "./sources.ts";
import type { Talk } from "./talk.ts";

/** An event that a service may react to. */
export interface Scene extends Heard {
  talk: Talk;
  service: DraftService;
}

/** How a service could react to an event. */
export interface Way extends Choice {
  operation: string;
  kind: string;
  /** What it is given, where that is clear. */
  given: ReadonlyMap<string, string>;
  /** What it must be given, and somebody has to say what it is. */
  open: readonly Source[];
  /** The draft with the reaction. */
  draft: (given: ReadonlyMap<string, string>) => Draft;
  /** Why the blueprint's reader would refuse it: events that cause each other for ever. This takes its time. */
  wrong: () => string | undefined;
}

/** How a service could react; first what is like what happened, and what is clearest. */
export function waysOf(talk: Talk, told: Told, reactor: string): Way[] {
  const services = servicesIn(talk);
  const named = (wanted: string) => services.find(({ name }) => name.text === wanted)!;
  const [source, service] = [named(told.service), named(reactor)];
  const event = source.events.find(({ name }) => name.text === told.event)!;
  const scene = { talk, source, event, service };
  const able = (plans: readonly Plan[], entity: string) =>
    plans.flatMap((plan) => wayOf(scene, plan, entity) ?? []);
  const ways = service.entities.flatMap((entity) => {
    const { text } = entity.name;
    const own = service.operations.filter(({ of }) => of?.text === text);
    const there = able(
      own.flatMap((one) => byExisting(scene, one)),
      text,
    );
    // What is there is not made once more, unless that would be clearer.
    const fresh = able(byNew(scene, entity), text).filter(({ kind, open }) =>
      there.every((one) => one.kind !== kind || one.open.length > open.length),
    );
    return [...there, ...fresh];
  });
  const like = told.verb === "replace" ? "update" : told.verb;
  const rank = ({ kind, open }: Way) => (kind === like ? -2 : 0) + open.length;
  return ways.toSorted((a, b) => rank(a) - rank(b));
}

/** Undefined: it cannot be given what it needs, or is given nothing to store. */
function wayOf(scene: Scene, plan: Plan, entity: string): Way | undefined {
  const { operation, kind, key, inputs, partial } = plan;
  const find = (slot: (typeof inputs)[number]) => sourceOf(slot, scene, scene.service, entity);
  const found = key && find(key);
  if (found && plan.keyMustBeClear && found.clear === undefined) return undefined;
  const sources = [
    ...(found ? [{ ...found, optional: false }] : []),
    ...inputs.map((slot) => ({ ...find(slot), optional: partial || slot.optional })),
  ];
  const open = sources.filter(({ clear, optional }) => !optional && clear === undefined);
  if (open.some(({ fitting }) => fitting.length === 0)) return undefined;
  if (partial && !sources.some(({ input, clear }) => input !== key?.name && clear !== undefined))
    return undefined;
  const given = new Map(
    sources.flatMap(({ input, clear }): [string, string][] =>
      clear === undefined ? [] : [[input, clear]],
    ),
  );
  const draft = (all: ReadonlyMap<string, string>) =>
    withReaction(plan.draft([...all.keys()]), scene, operation, all);
  const likely = open.map(({ input, fitting }) => [input, fitting[0]!] as const);
  const wrong = () => whyRefused(scene.talk, draft(new Map([...given, ...likely])));
  const by = found && found.input !== "id" ? ` by ${found.input}` : "";
  const label = `${operation}${by}`;
  return { value: label, label, hint: plan.hint, operation, kind, given, open, draft, wrong };
}

const withReaction = (
  draft: Draft,
  { source, event, service }: Scene,
  operation: string,
  given: ReadonlyMap<string, string>,
): Draft =>
  put(
    draft,
    ["services", service.name.text, "consumes", `${source.name.text}.${event.name.text}`],
    new Map<string, Part>([
      ["do", operation],
      ...(given.size > 0
        ? [["with", new Map([...given].map(([input, path]) => [input, `event.${path}`]))] as const]
        : []),
    ]),
  );
