import type { PackManifest } from "../render/pack.ts";
import { CONTRIBUTION, readContribution } from "./contribution.ts";
import { reader } from "./reader.ts";
import type { Axis, Feature } from "./types.ts";

/** What a manifest says about its place among others. */
interface Ordered {
  order: number;
}

const AXIS = ["label", "question", "hint", "path", "scope", "many", "default", "order"];
const FEATURE = [
  "label",
  "hint",
  "order",
  "hidden",
  "with",
  "capabilities",
  "contract",
  ...CONTRIBUTION,
];

const SCOPES = ["system", "service"] as const;

/** `features/<axis>/axis.yaml`, with the features that stand beside it. */
export function readAxis(manifest: PackManifest, features: readonly Feature[]): Axis & Ordered {
  const read = reader(manifest.data, `templates/${manifest.path}`, AXIS);
  const given = read.list("default");
  for (const id of given)
    if (!features.some((feature) => feature.id === id && !feature.hidden))
      read.fail(`default names "${id}", which is no feature that can be chosen`);
  for (const feature of features) checkCompany(feature, features, read.fail);
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
    features,
    order: read.number("order"),
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
    with: read.list("with"),
    capabilities: read.list("capabilities"),
    contract: read.value("contract") === undefined ? null : { format: read.text("contract") },
  };
}

/** Only hidden features are brought along, and they bring none: one look finds all that comes. */
function checkCompany(
  { id, hidden, with: brought }: Feature,
  features: readonly Feature[],
  fail: (why: string) => never,
): void {
  if (hidden && brought.length > 0) fail(`"${id}" is hidden and brings others along`);
  for (const name of brought)
    if (!features.some((one) => one.id === name && one.hidden))
      fail(`"${id}" brings "${name}" along, which is no hidden feature`);
}
