import { readNames } from "../lines.ts";
import { SERVICE, withServices } from "../start.ts";
import { askLine, reading, type Talk } from "../talk.ts";

/** Which services there are. */
export const askServices = (talk: Talk): Promise<void> =>
  askLine(
    talk,
    "services",
    {
      message: "Services",
      hint: "each runs on its own; separated by commas",
      default: SERVICE,
      names: true,
    },
    reading(readNames, (names) => withServices(talk.draft, names, talk.axes)),
  );
