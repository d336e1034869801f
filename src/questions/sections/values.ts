import { TYPE_WORDS } from "../../blueprint/type-words.ts";
import { namesAt, put, type Draft } from "../draft.ts";
import { readFields } from "../lines.ts";
import { askLine, reading, type Talk } from "../talk.ts";
import { TYPE_HELP } from "../type-help.ts";
import { shownIn } from "./place.ts";

/** What a value object holds until it was asked. */
export const UNKNOWN: Draft = new Map([["value", "string(80)"]]);

/** The name with a capital that a type is, or has a list of. */
export const nameIn = (type: string): string | undefined =>
  /^(?:list\(\s*)?([A-Z]\w*)/.exec(type)?.[1];

/** With the value objects that types name for the first time. What is an entity or nearly a type of the language is none. */
export function withValues(draft: Draft, service: string, types: readonly string[]): Draft {
  const at = ["services", service, "values"];
  const taken = [...namesAt(draft, at), ...namesAt(draft, ["services", service, "entities"])];
  const names = types.flatMap((type) => nameIn(type) ?? []);
  const fresh = names.filter(
    (name) => !taken.includes(name) && !TYPE_WORDS.includes(name.toLowerCase()),
  );
  return fresh.reduce((one, name) => put(one, [...at, name], UNKNOWN), draft);
}

/** Asks what each value object holds that was not there before, and those that come up with it. */
export async function askValues(
  talk: Talk,
  service: string,
  before: readonly string[],
): Promise<void> {
  const at = ["services", service, "values"];
  const asked = [...before];
  for (;;) {
    const name = namesAt(talk.draft, at).find((one) => !asked.includes(one));
    if (name === undefined) return;
    asked.push(name);
    await askLine(
      talk,
      [...at, name, "fields"].join("."),
      {
        message: `Fields of ${shownIn(talk, service, name)}, a value object`,
        hint: "stored inside what holds it; ? lists all types",
        help: TYPE_HELP,
      },
      reading(readFields, (said) => {
        const fields = new Map(said.map((field) => [field.name, field.type]));
        return withValues(put(talk.draft, [...at, name], fields), service, [...fields.values()]);
      }),
    );
  }
}
