import type { Draft, DraftOperation, DraftService } from "../draft.ts";
import { circlesOf, groupsOf, type Graph } from "../graph.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { takersOf } from "../slots.ts";

/** An operation, or the event `service.Event`: an operation leads to what it emits, an event to what reacts. */
type Cause = DraftOperation | string;
/** Of a circle as a message shows it. */
const LONGEST = 12;

type Homes = ReadonlyMap<DraftOperation, DraftService>;

/** Events that cause each other come to an end: somewhere in the circle a state changes, and never back. */
export function checkCircles({ services }: Draft, report: Report): void {
  const homes: Homes = new Map(
    services.flatMap((service) => service.operations.map((one) => [one, service] as const)),
  );
  const causes = causesOf(services);
  const groups = groupsOf(causes);
  const endless = new Map(
    [...causes].filter(
      ([cause]) => typeof cause === "string" || !ends(cause, groups.get(cause)!, homes),
    ),
  );
  for (const circle of circlesOf(endless)) refuse(circle, homes, report);
}

function causesOf(services: readonly DraftService[]): Graph<Cause> {
  const causes = new Map<Cause, Cause[]>();
  for (const service of services) {
    for (const { service: source, event } of service.consumes)
      causes.set(`${source.text}.${event.text}`, []);
    for (const operation of service.operations) {
      const { emits } = operation;
      causes.set(operation, emits ? [`${service.name.text}.${emits.text}`] : []);
    }
  }
  for (const service of services) {
    for (const reaction of service.consumes)
      causes
        .get(`${reaction.service.text}.${reaction.event.text}`)!
        .push(...takersOf(reaction, service));
  }
  return causes;
}

/** It changes a state, and nothing that it causes, and that causes it, changes it back. */
function ends(operation: DraftOperation, group: ReadonlySet<Cause>, homes: Homes): boolean {
  const { kind, of, from, to } = operation;
  if (kind !== "command" || !to || from.length === 0) return false;
  const moves = homes
    .get(operation)!
    .operations.filter((one) => one.to && one.of?.text === of?.text && group.has(one));
  const states = new Set([to.text]);
  for (let size = 0; size < states.size;) {
    size = states.size;
    for (const move of moves)
      if (move.from.some(({ text }) => states.has(text))) states.add(move.to!.text);
  }
  return !from.some(({ text }) => states.has(text));
}

function refuse(circle: readonly Cause[], homes: Homes, report: Report): void {
  const at = circle.findIndex((cause) => typeof cause !== "string");
  const turned = [...circle.slice(at), ...circle.slice(0, at)];
  const first = turned[0] as DraftOperation;
  const home = homes.get(first)!;
  const reaction = home.consumes.find(
    (one) =>
      `${one.service.text}.${one.event.text}` === turned.at(-1) &&
      takersOf(one, home).includes(first),
  )!;
  const names = [...turned, first].map((cause) =>
    shown(typeof cause === "string" ? cause : `${homes.get(cause)!.name.text}.${cause.name.text}`),
  );
  const some = names.length > LONGEST ? [...names.slice(0, LONGEST - 2), "…", names[0]!] : names;
  const message = `These events cause each other for ever: ${some.join(" → ")}`;
  const help =
    "Take one of them out, or make one a command with `from` and `to`, which is refused the second time.";
  report("GP2021", reaction.do!.at, message, help);
}
