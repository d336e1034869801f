/** What the catalog has to choose from today; the blueprint's language itself names no feature. */
export interface Offer {
  /** Axes that hold for the whole system: axis id → ids of its features. */
  platform: ReadonlyMap<string, readonly string[]>;
  /** Those axes of them that have features which carry events from service to service. */
  carriers: ReadonlyMap<string, Carriers>;
  /** Those with which everything runs in one process: axis id → ids of its features. */
  oneProcess: ReadonlyMap<string, readonly string[]>;
  /** Kinds of user authentication. */
  users: readonly string[];
  /** API styles. */
  api: readonly string[];
  /** Where `auto` may be said: `platform.<axis>`, `auth.users.kind`. */
  auto: ReadonlySet<string>;
}

/** The answer that every axis of authentication has. */
export const NONE = "none";

/** Leaves a choice to groundplan, which has to have rules for it. */
export const AUTO = "auto";

/** The words that may be said at a path where these features can be chosen. */
export const wordsAt = (path: string, features: readonly string[], { auto }: Offer): string[] => [
  ...features,
  ...(auto.has(path) ? [AUTO] : []),
];

/** Features of one axis that carry events. */
export interface Carriers {
  features: readonly string[];
  /** One of them is taken where nothing is said. */
  byDefault: boolean;
}
