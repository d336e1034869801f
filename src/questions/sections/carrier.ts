import type { Axis } from "../../catalog/types.ts";
import { choose, askAxis, pathOf } from "../axes.ts";
import { partAt, type Draft } from "../draft.ts";
import { toldIn } from "../changes.ts";
import type { Talk } from "../talk.ts";

/** What carries events, where there are any: of the catalog, what can. */
export async function askCarrier(talk: Talk): Promise<void> {
  if (toldIn(talk.draft).length === 0) return;
  for (const axis of carriersOf(talk)) await askAxis(talk, axis);
}

/** The draft with something that carries events: they go nowhere without. What it is, is asked at the end. */
export function withCarrier(talk: Talk, draft: Draft): Draft {
  const axes = carriersOf(talk);
  const [first] = axes;
  const carried = axes.some(
    (axis) => axis.default.length > 0 || partAt(draft, pathOf(axis)) !== undefined,
  );
  return carried || !first ? draft : choose(draft, first, [first.features[0]!.id]);
}

/** Whether an axis is about what carries events. */
export const isOfCarriers = ({ offer }: Talk, { id }: Axis): boolean => offer.carriers.has(id);

/** The axes with the features that carry events, and with a default only if it does too. */
const carriersOf = (talk: Talk): Axis[] =>
  talk.axes.flatMap((axis) => {
    const able = talk.offer.carriers.get(axis.id)?.features;
    if (!able) return [];
    return [
      {
        ...axis,
        default: axis.default.filter((id) => able.includes(id)),
        features: axis.features.filter(({ id }) => able.includes(id)),
      },
    ];
  });
