import type { DraftService } from "./draft.ts";
import { readEvents } from "./events.ts";
import { readEntities, readValues } from "./entities.ts";
import { KEYS_OF } from "./key-order.ts";
import { checkName } from "./names.ts";
import type { Offer } from "./offer.ts";
import { readOperations } from "./operations.ts";
import { readReactions } from "./reactions.ts";
import type { Report, Word } from "./report.ts";
import { atMost, entriesOf, firstOf, keysOf, scalarOf, textOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import type { Entry, Tree } from "./tree.ts";

const MOST = 200;

const KEYS = {
  what: "a service",
  known: KEYS_OF.service,
  later: ["queues", "versions", "pattern", "kind", "aggregates", "tenancy"],
};

/** Folders and modules that the generated repo has beside those of its services, and schemas that a database keeps for itself. */
const TAKEN = new Set(
  "api-client contract contracts event service-kit information-schema".split(" "),
);

export function readServices(tree: Tree, offer: Offer, report: Report): DraftService[] {
  const entries = entriesOf(tree, "`services`", report) ?? [];
  if (tree.kind === "map" && entries.length === 0)
    report("GP1103", firstOf(tree), "There is no service", "Add one under `services`.");
  return atMost(MOST, entries, "services", report)
    .filter(({ key }) => checkServiceName(key, report))
    .map((entry) => readService(entry, offer, report));
}

function checkServiceName(name: Word, report: Report): boolean {
  if (!checkName(name, "kebab", "a service", report)) return false;
  if (!TAKEN.has(name.text) && !name.text.startsWith("pg-")) return true;
  report(
    "GP1204",
    name.at,
    `${shown(name.text)} is taken by the generated repo or its database`,
    "Choose another name.",
  );
  return false;
}

function readService({ key, value }: Entry, offer: Offer, report: Report): DraftService {
  const service: DraftService = {
    name: key,
    api: [],
    entities: [],
    values: [],
    operations: [],
    events: [],
    consumes: [],
  };
  const found = keysOf(value, KEYS, report);
  if (!found) return service;
  const of = (name: string) => found.get(name)?.value;
  const [purpose, version, api, entities, values, operations, events, consumes] = [
    of("purpose"),
    of("version"),
    of("api"),
    of("entities"),
    of("values"),
    of("operations"),
    of("events"),
    of("consumes"),
  ];
  const text = purpose && textOf(purpose, "the purpose", report);
  const number = version && versionOf(version, report);
  return {
    ...service,
    ...(text === undefined ? {} : { purpose: text }),
    ...(number === undefined ? {} : { version: number }),
    api: api ? readApi(api, offer, report) : [],
    entities: entities ? readEntities(entities, report) : [],
    values: values ? readValues(values, report) : [],
    operations: operations ? readOperations(operations, report) : [],
    events: events ? readEvents(events, report) : [],
    ...(consumes ? readReactions(consumes, report) : {}),
  };
}

/** Three numbers, since tools that read contracts compare them so; 0 would promise nothing, and no package may be called v0. */
function versionOf(tree: Tree, report: Report): string | undefined {
  const scalar = scalarOf(tree, "the version of a service", report);
  if (!scalar) return undefined;
  if (/^[1-9]\d{0,3}\.\d{1,4}\.\d{1,4}$/.test(scalar.text)) return scalar.text;
  report(
    "GP1111",
    firstOf(tree),
    `${shown(scalar.text)} is no version of a service`,
    "Write three numbers of which the first is not 0, such as `version: 2.0.0`.",
  );
  return undefined;
}

function readApi(tree: Tree, offer: Offer, report: Report): string[] {
  if (tree.kind !== "map" && !(tree.kind === "scalar" && tree.empty)) {
    const items = tree.kind === "list" ? tree.items : [tree];
    const said = items.flatMap((one) => (one.kind === "scalar" ? [one.text.toLowerCase()] : []));
    const styles = offer.api.filter((style) => said.includes(style));
    const meant = (styles.length > 0 ? styles : offer.api.slice(0, 1)).map((one) => `${one}: {}`);
    const message = "`api` is a map, since styles will have options";
    report("GP1104", firstOf(tree), message, `Write \`{ ${meant.join(", ")} }\`.`);
    return [];
  }
  return (entriesOf(tree, "`api`", report) ?? []).flatMap(({ key, value }) => {
    if (!offer.api.includes(key.text)) {
      report(
        "GP1107",
        key.at,
        `${shown(key.text)} is not an API style that works in this version`,
        didYouMean(key.text, offer.api),
      );
      return [];
    }
    const option = (entriesOf(value, `\`${key.text}\``, report) ?? [])[0];
    if (option)
      report(
        "GP1102",
        option.key.at,
        `The option ${shown(option.key.text)} does not work yet in this version`,
        `Write \`${key.text}: {}\`.`,
      );
    return [key.text];
  });
}
