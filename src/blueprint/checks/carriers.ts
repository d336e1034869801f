import type { Draft } from "../draft.ts";
import { AUTO, type Offer } from "../offer.ts";
import type { Report, Word } from "../report.ts";
import { either, shown } from "../shown.ts";

/** Events have something that carries them, and what carries them has something to carry. */
export function checkCarriers({ services, platform }: Draft, offer: Offer, report: Report): void {
  const first = firstEvent(services);
  for (const [axis, { features }] of offer.carriers) {
    const chosen = platform.get(axis);
    if (first || !chosen || !features.includes(chosen.text)) continue;
    const message = `${shown(chosen.text)} would carry nothing: no service has \`events\` or \`consumes\``;
    report("GP2023", chosen.at, message, `Take \`${axis}\` out, or say what happens.`);
  }
  const carried = [...offer.carriers].some(([axis, { features, byDefault }]) => {
    const chosen = platform.get(axis)?.text;
    if (chosen === undefined) return byDefault;
    // groundplan takes what carries them; what is not offered was reported, and may have been what is missed.
    return (
      chosen === AUTO || features.includes(chosen) || !offer.platform.get(axis)?.includes(chosen)
    );
  });
  if (!first || carried) return;
  const said = [...offer.carriers.keys()].flatMap((axis) => platform.get(axis) ?? [])[0];
  const ways = [...offer.carriers].map(
    ([axis, { features }]) => `\`platform: { ${axis}: … }\` with ${either(features)}`,
  );
  const help = ways.length > 0 ? `Say it in ${ways.join(", or ")}.` : "Leave events out for now.";
  report("GP2022", (said ?? first).at, "Nothing carries the events from service to service", help);
}

function firstEvent(services: Draft["services"]): Word | undefined {
  return services.flatMap(({ events, consumes, operations, entities }) => [
    ...events.map(({ name }) => name),
    ...consumes.map(({ event }) => event),
    ...operations.flatMap(({ emits }) => emits ?? []),
    ...entities.flatMap(({ emits }) => emits.map(({ event }) => event)),
  ])[0];
}
