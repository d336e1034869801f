import { readAuth } from "./auth.ts";
import { readDataQuality } from "./data-classes.ts";
import { readDomain } from "./domain.ts";
import type { Draft } from "./draft.ts";
import { KEYS_OF } from "./key-order.ts";
import { checkName } from "./names.ts";
import type { Offer } from "./offer.ts";
import { readPlatform } from "./platform.ts";
import { readQualities } from "./qualities.ts";
import type { Report } from "./report.ts";
import { keysOf, scalarOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { readServices } from "./services.ts";
import { wordOf, type Tree } from "./tree.ts";

const KEYS = {
  what: "the blueprint",
  required: ["groundplan", "name", "services"],
  examples: { groundplan: "1" },
  known: KEYS_OF.blueprint,
  later: ["tenancy", "externals", "sagas", "runtime"],
};

/** The tree of a blueprint as a draft: each part by itself, references not yet followed. */
export function readDraft(tree: Tree, offer: Offer, report: Report): Draft {
  const draft: Draft = {
    actors: [],
    useCases: [],
    qualities: {},
    platform: new Map(),
    roles: [],
    services: [],
  };
  const found = keysOf(tree, KEYS, report);
  if (!found) return draft;
  const of = (name: string) => found.get(name)?.value;
  const [version, name, domain, qualities, platform, auth, services] = [
    of("groundplan"),
    of("name"),
    of("domain"),
    of("qualities"),
    of("platform"),
    of("auth"),
    of("services"),
  ];
  if (version) checkVersion(version, report);
  const word = name && scalarOf(name, "the name", report);
  if (word && checkName(wordOf(word), "kebab", "a system", report)) draft.name = wordOf(word);
  if (domain) Object.assign(draft, readDomain(domain, report));
  if (qualities) draft.qualities = readQualities(qualities, report);
  const data = qualities && readDataQuality(qualities, report);
  if (data) draft.data = data;
  if (platform) draft.platform = readPlatform(platform, offer, report);
  if (auth) Object.assign(draft, readAuth(auth, offer, report));
  if (services) draft.services = readServices(services, offer, report);
  return draft;
}

function checkVersion(tree: Tree, report: Report): void {
  const scalar = scalarOf(tree, "the language's version", report);
  if (!scalar || scalar.text === "1") return;
  report(
    "GP1106",
    scalar.at,
    `This groundplan reads version 1 of the language, not ${shown(scalar.text)}`,
    "Write `groundplan: 1`.",
  );
}
