import type { Case } from "../marked.ts";
import { story } from "../story.ts";

/** Events and reactions to them. */
export const EVENT_CASES: Case[] = [
  ["a story of events", story()],
  ["an event without its service", story(["shop.ThingAdded: {", "«ThingAdded»: {"]), "GP1408"],
];
