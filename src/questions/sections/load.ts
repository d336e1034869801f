import { put } from "../draft.ts";
import { askLine, type Talk } from "../talk.ts";

const EMPTY = "let groundplan decide";

const QUALITIES = [
  {
    key: "peak",
    name: "peakRequestsPerSecond",
    message: "Requests in the busiest second",
    hint: `sizes processes, pools and limits; empty: ${EMPTY}`,
    form: /^\d{1,15}$/,
    wrong: "Write a whole number, or nothing.",
  },
  {
    key: "p99",
    name: "p99Milliseconds",
    message: "Milliseconds in which 99 of 100 requests are answered",
    hint: `sets time limits and alerts; empty: ${EMPTY}`,
    form: /^\d{1,15}$/,
    wrong: "Write a whole number, or nothing.",
  },
  {
    key: "availability",
    name: "availability",
    message: "Percent of the time in which it works",
    hint: `sets processes, objectives and alerts, such as 99.9; empty: ${EMPTY}`,
    form: /^\d{1,3}(?:\.\d{1,9})?\s*%?$/,
    wrong: "Write a number such as 99.9, or nothing.",
  },
] as const;

/** How much the system must bear, and how well. */
export async function askLoad(talk: Talk): Promise<void> {
  for (const { key, name, message, hint, form, wrong } of QUALITIES)
    await askLine(talk, key, { message, hint, empty: EMPTY }, (line) => {
      if (line === "") return talk.draft;
      return form.test(line)
        ? put(talk.draft, ["qualities", name], Number.parseFloat(line))
        : wrong;
    });
}
