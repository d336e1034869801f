import { parse } from "yaml";
import { longFormOf } from "../../blueprint/one-line.ts";
import { DATA_CLASSES, type DataClass } from "../../blueprint/types.ts";
import type { Choice } from "../ask.ts";
import { mapAt, namesAt, partAt, put, type Draft, type Part } from "../draft.ts";
import { askSome, type Talk } from "../talk.ts";
import { pathOfEntity } from "./place.ts";

/** What the classes are, in the words of people. */
const CLASSES: Record<DataClass, Choice> = {
  personal: { value: "personal", label: "personal", hint: "tells something about a person" },
  health: { value: "health", label: "health", hint: "tells something about somebody's health" },
  payment: { value: "payment", label: "payment", hint: "cards, accounts: means of payment" },
  credentials: { value: "credentials", label: "credentials", hint: "opens doors: secrets, keys" },
};

/** Names that nearly always tell something about a person. */
const ABOUT_PEOPLE = /(?:^|[a-z])(?:email|phone|address|birth(?:day|date)?|surname)/i;

/** A field of an entity, with what was said of it. */
interface Stored {
  path: readonly string[];
  /** `service.Entity.field`. */
  key: string;
  type: string;
}

/** What of the stored has to be handled with care: it is named in contracts, events and risks, and stays out of logs. */
export async function askData(talk: Talk): Promise<void> {
  const stored = storedIn(talk.draft);
  const likely = stored.filter(isLikelyPersonal);
  const classes = await talk.ask.checkbox("data", {
    message: "Does any field hold data that asks for care?",
    hint: "it is marked in contracts, events and risks, and stays out of logs",
    empty: "no",
    choices: DATA_CLASSES.map((one) => CLASSES[one]),
    default: likely.length > 0 ? ["personal"] : [],
  });
  for (const one of DATA_CLASSES.filter((word) => classes.includes(word)))
    await askMarked(talk, one, one === "personal" ? likely.map(({ key }) => key) : []);
}

/** Which fields are of a class. A field is of one class only. */
async function askMarked(talk: Talk, one: DataClass, likely: readonly string[]): Promise<void> {
  const open = storedIn(talk.draft);
  if (open.length === 0) return;
  await askSome(
    talk,
    `data.${one}`,
    {
      message: `Which fields hold ${one} data?`,
      choices: open.map(({ key, type }) => ({ value: key, label: key, hint: type })),
      default: likely,
      required: true,
    },
    (chosen) => {
      const marked = open.filter(({ key }) => chosen.includes(key));
      return marked.reduce(
        (draft, { path, type }) =>
          put(draft, path, new Map<string, Part>([...partsOf(type), ["data", one]])),
        talk.draft,
      );
    },
  );
}

/** The fields that are of no class yet, in the order in which they were said. */
const storedIn = (draft: Draft): Stored[] =>
  namesAt(draft, ["services"]).flatMap((service) =>
    namesAt(draft, ["services", service, "entities"]).flatMap((entity) => {
      const at = pathOfEntity({ service, entity });
      const state = partAt(draft, [...at, "state"]);
      return [...mapAt(draft, [...at, "fields"])].flatMap(([name, type]: [string, Part]) =>
        typeof type === "string" && name !== state
          ? [{ path: [...at, "fields", name], key: `${service}.${entity}.${name}`, type }]
          : [],
      );
    }),
  );

/** The long form of a field, with its default as a YAML value. */
const partsOf = (type: string): [string, Part][] =>
  [...longFormOf(type)].map(([key, said]) => [
    key,
    key === "default" ? (parse(String(said)) as Part) : said,
  ]);

const isLikelyPersonal = ({ path, type }: Stored): boolean =>
  type.startsWith("email") || ABOUT_PEOPLE.test(path.at(-1)!);
