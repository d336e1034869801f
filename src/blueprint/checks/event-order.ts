import type { DraftEvent, DraftReaction } from "../draft-events.ts";
import type { Draft, DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";

/**
 * Events with the same key arrive in order, others side by side. Where a service reacts to several events of one entity, they
 * should have the same key.
 */
export function checkEventOrder({ services }: Draft, report: Report): void {
  for (const source of services) {
    const told = new Set<DraftEvent>();
    for (const consumer of services) {
      for (const [usual, other] of strayed(source, consumer.consumes)) {
        if (told.has(other)) continue;
        told.add(other);
        const [key, name] = [usual.key!.text, usual.name.text].map(shown);
        const message = `${shown(consumer.name.text)} may hear of ${shown(other.name.text)} and ${name} in another order than they happened: ${name} has the key ${key}`;
        const help = `What has the same key stays in order. Take ${key} here too, unless it does not matter which comes first.`;
        report("GP2032", other.key!.at, message, help);
      }
    }
  }
}

/** Of the events to which somebody reacts, those with another key than most of their entity, with one of the others. */
function strayed(
  { name, events }: DraftService,
  consumes: readonly DraftReaction[],
): [usual: DraftEvent, other: DraftEvent][] {
  const heard = events.filter(
    (one) =>
      one.of &&
      one.key &&
      consumes.some(
        ({ service, event }) => service.text === name.text && event.text === one.name.text,
      ),
  );
  return heard.flatMap((other) => {
    const alike = heard.filter(({ of }) => of!.text === other.of!.text);
    const share = ({ key }: DraftEvent) =>
      alike.filter((one) => one.key!.text === key!.text).length;
    const usual = alike.reduce((best, one) => (share(one) > share(best) ? one : best));
    const isUsual = other.key!.text === usual.key!.text;
    return isUsual ? [] : [[usual, other] as [DraftEvent, DraftEvent]];
  });
}
