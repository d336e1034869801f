import { readNames } from "../lines.ts";
import { ENTITY, withEntities } from "../start.ts";
import { askLine, reading, type Talk } from "../talk.ts";

/** Which entities a service keeps. */
export const askEntities = (talk: Talk, service: string): Promise<void> =>
  askLine(
    talk,
    `services.${service}.entities`,
    {
      message: `What does ${service} keep?`,
      hint: "in the singular, with a capital, separated by commas",
      default: ENTITY,
      names: true,
    },
    reading(readNames, (names) => withEntities(talk.draft, service, names)),
  );
