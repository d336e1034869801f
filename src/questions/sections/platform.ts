import { askAxis } from "../axes.ts";
import type { Talk } from "../talk.ts";
import { isOfCarriers } from "./carrier.ts";
import { isOfUsers } from "./users.ts";

/** What the catalog offers for the whole system, besides its users and what carries events. */
export async function askPlatform(talk: Talk): Promise<void> {
  const axes = talk.axes.filter(
    (axis) => axis.scope === "system" && !isOfUsers(axis) && !isOfCarriers(talk, axis),
  );
  for (const axis of axes) await askAxis(talk, axis);
}
