import type { Rule } from "../../../src/catalog/auto.ts";
import type { Axis, Feature } from "../../../src/catalog/types.ts";

/** A catalog small enough to read: one axis of each sort. */
export const axes: readonly Axis[] = [
  axis("users", "auth.users.kind", "system", false, ["none"], ["none", "badge"], ["none"]),
  axis("store", "platform.store", "system", false, ["shelf"], ["shelf", "box"], ["shelf"]),
  axis("post", "platform.post", "system", false, ["none"], ["none", "pigeon", "rider"], ["pigeon"]),
  axis("style", "services.*.api", "service", true, ["paper"], ["paper", "voice"]),
];

/** What the blueprint's reader is told of it. */
export const offer = {
  platform: new Map([
    ["store", ["shelf", "box"]],
    ["post", ["none", "pigeon", "rider"]],
  ]),
  carriers: new Map([["post", { features: ["pigeon", "rider"], byDefault: false }]]),
  oneProcess: new Map(),
  users: ["none", "badge"],
  api: ["paper", "voice"],
  auto: new Set(["auth.users.kind", "platform.store", "platform.post"]),
};

function axis(
  id: string,
  path: string,
  scope: Axis["scope"],
  many: boolean,
  preset: readonly string[],
  features: readonly string[],
  taken: readonly string[] = [],
): Axis {
  const auto = taken.map((take): Rule => ({ when: [], take, because: `${take} will do` }));
  const common = { id, label: id, question: `Which ${id}?`, hint: `hint of ${id}` };
  return {
    ...common,
    path,
    scope,
    many,
    default: preset,
    order: 1,
    decision: { context: "", drivers: [], auto },
    features: features.map((f) => feature(id, f)),
  };
}

function feature(axisId: string, id: string): Feature {
  return {
    id,
    key: `${axisId}/${id}`,
    label: id.toUpperCase(),
    hint: `hint of ${id}`,
    hidden: false,
    ownRepo: false,
    with: [],
    capabilities: [],
    contract: null,
    calls: null,
    callsAt: null,
    server: null,
    arguments: { good: [], bad: [], consequences: [] },
    packages: {},
    scripts: {},
    steps: [],
    ownership: {},
    resources: [],
    environment: [],
    ports: [],
    development: {},
    startsHere: null,
  };
}
