import { put } from "../draft.ts";
import { askLine, type Talk } from "../talk.ts";

/** What the system is called and what it is. */
export async function askAbout(talk: Talk): Promise<void> {
  await askLine(
    talk,
    "name",
    { message: "Name of the system", hint: "lower-case, names the repo", default: talk.name },
    (line) => put(talk.draft, ["name"], line),
  );
  await askLine(
    talk,
    "summary",
    { message: "What is it, in one sentence?", hint: "for its README; may stay empty", empty: "—" },
    (line) => (line === "" ? talk.draft : put(talk.draft, ["domain", "summary"], line)),
  );
}
