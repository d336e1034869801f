import type { Blueprint } from "../../../src/blueprint/types.ts";
import { compilePack } from "../../../src/render/compile.ts";
import type { Pack } from "../../../src/render/pack.ts";

/** The manifests of a small catalog: a broker for the system, styles for each service, and logins. */
const SMALL: Readonly<Record<string, string>> = {
  "base.yaml": "scripts: { test: [node --test] }",
  "features/broker/axis.yaml": `
order: 20
label: Broker
question: Which broker?
hint: All deliver at least once.
path: platform.broker
scope: system
default: [pigeon]`,
  "features/broker/pigeon/feature.yaml":
    "{ order: 2, label: Pigeon, hint: Slow, capabilities: [events] }",
  "features/broker/snail/feature.yaml": "{ order: 1, label: Snail, hint: Slower }",
  "features/style/axis.yaml": `
order: 10
label: Styles
question: Which styles?
hint: As many as you like.
path: services.*.api
scope: service
many: true
default: [letters]`,
  "features/style/letters/feature.yaml": "{ order: 1, label: Letters, hint: Long, contract: ink }",
  "features/style/postcards/feature.yaml": "{ order: 2, label: Postcards, hint: Short }",
  "features/login/axis.yaml": `
order: 30
label: Login
question: Who are they?
hint: Nobody sees passwords.
path: auth.users.kind
scope: system
default: [nobody]`,
  "features/login/nobody/feature.yaml": "{ order: 2, label: Nobody, hint: All are strangers }",
  "features/login/seal/feature.yaml":
    "{ order: 1, label: Seal, hint: Wax, capabilities: [user-auth] }",
};

/** The small catalog's pack, with some of its files replaced, others added. */
export const packOf = (changes: Readonly<Record<string, string>> = {}): Pack =>
  compilePack(Object.entries({ ...SMALL, ...changes }).map(([path, text]) => ({ path, text })));

/** A blueprint with the services `a` (which says its styles, if any are given) and `b` (which says none). */
export const blueprintOf = (given: {
  broker?: string;
  login?: string;
  styles?: readonly string[];
}): Blueprint => ({
  name: "post",
  domain: { actors: [], useCases: [] },
  qualities: {},
  platform: new Map(given.broker ? [["broker", given.broker]] : []),
  auth: { roles: [], ...(given.login && { users: given.login }) },
  services: [
    {
      name: "a",
      api: given.styles ?? [],
      entities: [],
      values: [],
      operations: [],
      events: [],
      consumes: [],
    },
    { name: "b", api: [], entities: [], values: [], operations: [], events: [], consumes: [] },
  ],
});
