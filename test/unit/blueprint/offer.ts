import type { Offer } from "../../../src/blueprint/index.ts";

/** What the catalog offers in these tests. */
export const OFFER: Offer = {
  platform: new Map([
    ["database", ["postgresql"]],
    ["broker", ["memory", "nats", "none"]],
    ["observability", ["none", "opentelemetry"]],
    ["deployment", ["none", "compose", "kubernetes"]],
    ["ci", ["none", "github", "gitlab"]],
  ]),
  carriers: new Map([["broker", { features: ["memory", "nats"], byDefault: false }]]),
  oneProcess: new Map([["broker", ["memory"]]]),
  users: ["oidc"],
  api: ["rest", "grpc"],
  auto: new Set(["platform.broker", "platform.observability", "auth.users.kind"]),
};
