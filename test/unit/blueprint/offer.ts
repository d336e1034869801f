import type { Offer } from "../../../src/blueprint/index.ts";

/** What the catalog offers in these tests. */
export const OFFER: Offer = {
  platform: new Map([["database", ["postgresql"]]]),
  users: ["oidc"],
  api: ["rest", "grpc"],
};
