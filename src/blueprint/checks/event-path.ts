import type { DraftService } from "../draft.ts";
import type { DraftEvent } from "../draft-events.ts";
import type { Placed } from "../fits.ts";
import { partsOf, type Part } from "../parts.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import { areStored, payloadOf } from "../slots.ts";
import { didYouMean } from "../suggest.ts";
import type { FieldType } from "../types.ts";

interface Told {
  source: DraftService;
  event: DraftEvent;
}

/** What a path leads to: its type among the value objects of the service that tells; whether it may be absent. */
export type Found = Pick<Placed, "values"> & { type?: FieldType; optional: boolean };

/** Follows a path into the data of an event; reported where it leads nowhere. */
export function sourceOf(
  path: readonly Word[],
  { source, event }: Told,
  report: Report,
): Found | undefined {
  let parts: readonly Part[] = payloadOf(event, source);
  let holder = event.name.text;
  let optional = false;
  let type: FieldType | undefined;
  for (const { text, at } of path) {
    const part = parts.find(({ name }) => name === text);
    if (!part && !areStored(event.carries, event.of, source)) return undefined;
    if (!part) {
      const names = parts.map(({ name }) => name);
      const help =
        parts.length > 0 || type === undefined
          ? didYouMean(text, names)
          : "Only what is in value objects and money has a path.";
      report("GP2013", at, `${shown(holder)} has no ${shown(text)}`, help);
      return undefined;
    }
    if (!part.type && path.at(-1)!.text !== text) return undefined;
    ({ type } = part);
    optional ||= part.optional;
    holder = text;
    parts = partsOf(type, source.values);
  }
  return { values: source.values, optional, ...(type ? { type } : {}) };
}
