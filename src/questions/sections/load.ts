import { put } from "../draft.ts";
import { askLine, type Talk } from "../talk.ts";

/** How much the system must bear. */
export const askLoad = (talk: Talk): Promise<void> =>
  askLine(
    talk,
    "peak",
    {
      message: "Requests in the busiest second",
      hint: "sizes pools and limits; empty: let groundplan decide",
      empty: "let groundplan decide",
    },
    (line) => {
      if (line === "") return talk.draft;
      if (!/^\d{1,15}$/.test(line)) return "Write a whole number, or nothing.";
      return put(talk.draft, ["qualities", "peakRequestsPerSecond"], Number(line));
    },
  );
