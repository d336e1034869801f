import type { Talk } from "../talk.ts";
import { askAbout } from "./about.ts";
import { askAccess } from "./access.ts";
import { askCarrier } from "./carrier.ts";
import { askCrud } from "./crud.ts";
import { askData } from "./data.ts";
import { askEntities } from "./entities.ts";
import { askFields } from "./fields.ts";
import { askLoad } from "./load.ts";
import { askOutcomes } from "./outcomes.ts";
import type { Place } from "./place.ts";
import { askPlatform } from "./platform.ts";
import { askReactions } from "./reactions.ts";
import { askServices } from "./services.ts";
import { askStates } from "./states.ts";
import { askStyles } from "./styles.ts";
import { askTells } from "./tells.ts";
import { askUsers } from "./users.ts";

/**
 * One part of the interview: asks what it has to, and puts the answers into the draft. It reads what it must know of
 * others from the draft, never from them, so that a section more is a file more and its line here.
 */
export type Section<Of extends readonly unknown[]> = (talk: Talk, ...of: Of) => Promise<void>;

/** Asked once, in this order. */
export const OF_SYSTEM: readonly Section<[]>[] = [askAbout, askUsers, askLoad, askServices];

/** Asked of each service, before its entities. */
export const OF_SERVICE: readonly Section<[service: string]>[] = [askStyles, askEntities];

/** Asked of each entity. */
export const OF_ENTITY: readonly Section<[place: Place]>[] = [
  askFields,
  askCrud,
  askStates,
  askAccess,
  askTells,
];

/** Asked once, when all services are known: what is left to groundplan depends on them. */
export const OF_ALL: readonly Section<[]>[] = [
  askReactions,
  askOutcomes,
  askCarrier,
  askData,
  askPlatform,
];
