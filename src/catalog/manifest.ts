import type { PackManifest } from "../render/pack.ts";
import { CONTRIBUTION, readContribution } from "./contribution.ts";
import { AXIS_DECISION, FEATURE_DECISION, readArguments, readAxisDecision } from "./decision.ts";
import { reader, type Reader } from "./reader.ts";
import type { Axis, Feature } from "./types.ts";

/** What a manifest says about its place among others. */
interface Ordered {
  order: number;
}

const AXIS = [
  "label",
  "question",
  "hint",
  "path",
  "scope",
  "many",
  "default",
  "order",
  ...AXIS_DECISION,
];
const FEATURE = [
  "label",
  "hint",
  "order",
  "hidden",
  "ownRepo",
  "with",
  "capabilities",
  "contract",
  "calls",
  "callsAt",
  "server",
  ...FEATURE_DECISION,
  ...CONTRIBUTION,
];

const SCOPES = ["system", "service"] as const;

/** `features/<axis>/axis.yaml`, with the features that stand beside it. */
export function readAxis(manifest: PackManifest, features: readonly Feature[]): Axis {
  const read = reader(manifest.data, `templates/${manifest.path}`, AXIS);
  const given = read.list("default");
  for (const id of given)
    if (!features.some((feature) => feature.id === id && !feature.hidden))
      read.fail(`default names "${id}", which is no feature that can be chosen`);
  const many = read.flag("many");
  if (!many && given.length > 1) read.fail("default names several, and only one can be chosen");
  const said = read.text("scope");
  return {
    id: manifest.axis,
    label: read.text("label"),
    question: read.text("question"),
    hint: read.text("hint"),
    path: read.text("path"),
    scope: SCOPES.find((one) => one === said) ?? read.fail("scope is `system` or `service`"),
    many,
    default: given,
    order: read.number("order"),
    decision: readAxisDecision(read, features),
    features,
  };
}

/** `features/<axis>/<feature>/feature.yaml`. */
export function readFeature(manifest: PackManifest): Feature & Ordered {
  const { path, axis, feature = "" } = manifest;
  const read = reader(manifest.data, `templates/${path}`, FEATURE);
  return {
    ...readContribution(read),
    id: feature,
    key: `${axis}/${feature}`,
    label: read.text("label"),
    hint: read.text("hint"),
    order: read.number("order"),
    hidden: read.flag("hidden"),
    ownRepo: read.flag("ownRepo"),
    with: read.list("with").map((name) => (name.includes("/") ? name : `${axis}/${name}`)),
    capabilities: read.list("capabilities"),
    contract: read.value("contract") === undefined ? null : { format: read.text("contract") },
    calls: read.value("calls") === undefined ? null : read.text("calls"),
    callsAt: read.value("callsAt") === undefined ? null : read.text("callsAt"),
    server: read.value("server") === undefined ? null : readServer(feature, read),
    arguments: readArguments(read),
  };
}

function readServer(name: string, read: Reader): Feature["server"] {
  const server = read.map("server", ["protocol", "host"]);
  return { name, protocol: server.text("protocol"), host: server.text("host") };
}

/** What is brought along is there, and is no answer of its own. */
export function checkCompany(features: readonly Feature[]): void {
  for (const { key, with: brought } of features)
    for (const name of brought)
      if (!features.some((one) => one.key === name && one.hidden))
        throw new Error(
          `templates/features/${key}/feature.yaml: brings "${name}" along, which is no hidden feature`,
        );
}
