import { askAxis } from "../axes.ts";
import type { Talk } from "../talk.ts";

/** What the catalog offers for one service. */
export async function askStyles(talk: Talk, service: string): Promise<void> {
  for (const axis of talk.axes.filter(({ scope }) => scope === "service"))
    await askAxis(talk, axis, service);
}
