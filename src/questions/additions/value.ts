import { namesAt, put } from "../draft.ts";
import { askValues, UNKNOWN } from "../sections/values.ts";
import { askLine, type Talk } from "../talk.ts";
import { askService, newName } from "./place.ts";

/** A value object more, with what it holds. */
export async function askNewValue(talk: Talk): Promise<void> {
  const service = await askService(talk, "Which service has it?");
  const at = ["services", service, "values"];
  const before = namesAt(talk.draft, at);
  await askLine(
    talk,
    "values",
    { message: "What is the value object called?", hint: "with a capital, such as Address" },
    newName(before, (name) => put(talk.draft, [...at, name], UNKNOWN)),
  );
  await askValues(talk, service, before);
}
