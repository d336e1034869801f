import type { PackManifest } from "../render/pack.ts";
import type { Axis, Contribution, Feature } from "./types.ts";

type Data = Readonly<Record<string, unknown>>;

export function readAxis(
  { path, axis, data }: PackManifest,
  features: readonly Feature[],
): Axis & { order: number } {
  const read = reader(data, path, [
    "label",
    "question",
    "hint",
    "path",
    "scope",
    "many",
    "default",
    "order",
  ]);
  const given = read.list("default");
  for (const id of given)
    if (!features.some((feature) => feature.id === id))
      read.fail(`default names "${id}", which is no feature`);
  const scope = read.text("scope");
  if (scope !== "system" && scope !== "service") read.fail("scope is `system` or `service`");
  return {
    id: axis,
    label: read.text("label"),
    question: read.text("question"),
    hint: read.text("hint"),
    path: read.text("path"),
    scope: scope as Axis["scope"],
    many: read.value("many") === true,
    default: given,
    features,
    order: read.number("order"),
  };
}

export function readFeature({
  path,
  axis,
  feature = "",
  data,
}: PackManifest): Feature & { order: number } {
  const read = reader(data, path, [
    "label",
    "hint",
    "order",
    "capabilities",
    "contract",
    ...CONTRIBUTION,
  ]);
  const contract = read.value("contract");
  return {
    ...readContribution(data, path, true),
    id: feature,
    key: `${axis}/${feature}`,
    label: read.text("label"),
    hint: read.text("hint"),
    order: read.number("order"),
    capabilities: read.list("capabilities"),
    contract: contract === undefined ? null : { format: String(contract) },
  };
}

const CONTRIBUTION = ["packages", "scripts", "steps", "ownership"];

export function readContribution(data: unknown, path: string, more = false): Contribution {
  const read = reader(data, path, more ? undefined : CONTRIBUTION);
  return {
    packages: (read.value("packages") ?? {}) as Contribution["packages"],
    scripts: (read.value("scripts") ?? {}) as Contribution["scripts"],
    steps: (read.value("steps") ?? []) as Contribution["steps"],
    ownership: (read.value("ownership") ?? {}) as Contribution["ownership"],
  };
}

/** Reads a manifest strictly: it is ours, so that what is wrong in it is a defect. */
function reader(data: unknown, path: string, known?: readonly string[]) {
  const fail = (why: string): never => {
    throw new Error(`templates/${path}: ${why}`);
  };
  if (typeof data !== "object" || data === null || Array.isArray(data)) fail("is not a map");
  const map = data as Data;
  for (const key of Object.keys(map))
    if (known && !known.includes(key)) fail(`does not know "${key}"`);
  return {
    fail,
    value: (key: string): unknown => map[key],
    text: (key: string): string =>
      typeof map[key] === "string" ? map[key] : fail(`wants text in "${key}"`),
    number: (key: string): number => (typeof map[key] === "number" ? map[key] : 0),
    list: (key: string): string[] => (Array.isArray(map[key]) ? map[key].map(String) : []),
  };
}
