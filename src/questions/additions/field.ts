import { listAt, mapAt, namesAt, partAt, put } from "../draft.ts";
import { readFields } from "../lines.ts";
import { pathOfEntity, type Place } from "../sections/place.ts";
import type { Talk } from "../talk.ts";
import { TYPE_HELP } from "../type-help.ts";
import { askEntity } from "./place.ts";

/** Fields more of an entity, and which of its operations accept them and which of its events carry them. */
export async function askNewField(talk: Talk): Promise<void> {
  const place = await askEntity(talk, "What has one field more?");
  const at = [...pathOfEntity(place), "fields"];
  const before = talk.draft;
  const line = await talk.ask.text("fields", {
    message: `Which fields has ${place.entity} too?`,
    hint: "such as title: string(80)?, due: date?; ? lists all types",
    help: TYPE_HELP,
    check: (text) => {
      const read = readFields(text);
      if ("wrong" in read) return read.wrong;
      const known = read.value.find(({ name }) => namesAt(before, at).includes(name));
      return known && `${known.name} is there already.`;
    },
  });
  const read = readFields(line);
  const fields = "value" in read ? read.value : [];
  talk.draft = fields.reduce((one, { name, type }) => put(one, [...at, name], type), talk.draft);
  const names = fields.map(({ name }) => name);
  await askEnds(talk, place, "operations", "accepts", names, `Which operations accept ${line}?`);
  await askEnds(talk, place, "events", "carries", names, `Which events carry ${line}?`);
}

async function askEnds(
  talk: Talk,
  place: Place,
  part: string,
  list: string,
  names: readonly string[],
  message: string,
): Promise<void> {
  const at = ["services", place.service, part];
  const ends = [...mapAt(talk.draft, at)].filter(
    ([name, said]) =>
      said instanceof Map &&
      said.get("of") === place.entity &&
      partAt(talk.draft, [...at, name, "kind"]) !== "delete",
  );
  if (ends.length === 0) return;
  const chosen = await talk.ask.checkbox(part, {
    message,
    empty: "none",
    choices: ends.map(([name]) => ({ value: name, label: name })),
    default: ends
      .filter(([, said]) => said instanceof Map && said.get("kind") === "create")
      .map(([name]) => name),
  });
  for (const name of chosen) {
    const path = [...at, name, list];
    talk.draft = put(talk.draft, path, [...listAt(talk.draft, path), ...names]);
  }
}
