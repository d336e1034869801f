import type { Blueprint } from "../blueprint/types.ts";
import type { Choice } from "./choices.ts";
import type { Arguments, AxisDecision } from "./decision.ts";
import type { Deployed } from "./deployed.ts";
import type { GuestRules } from "./guest.ts";
import type { DecisionWords, NumberDecision } from "./number-decision.ts";

export type * from "./deployed.ts";

/** All that can be chosen, read from `templates/`. */
export interface Catalog {
  /** What every repo has. */
  base: Contribution;
  guest: GuestRules;
  /** What finds places in code that no longer fit; null: nothing does. */
  compile: StepTemplate | null;
  axes: readonly Axis[];
  /** Decisions that follow from the blueprint's numbers, in the order of their records. */
  decisions: readonly NumberDecision[];
  words: DecisionWords;
}

/** A question with several answers. */
export interface Axis {
  id: string;
  label: string;
  question: string;
  hint: string;
  /** Where the answer stands in the blueprint: `platform.<id>`, `auth.users.kind` or `services.*.api`. */
  path: string;
  scope: "system" | "service";
  /** May a service have several answers? */
  many: boolean;
  /** Feature ids taken when nothing was said. */
  default: readonly string[];
  /** Its place among the axes, which also numbers the record of its decision. Unique. */
  order: number;
  decision: AxisDecision;
  features: readonly Feature[];
}

/** One answer, with what it brings into the repo. */
export interface Feature extends Contribution {
  /** `nats`; unique in its axis. */
  id: string;
  /** `broker/nats`, as in the folder `templates/features/broker/nats`. */
  key: string;
  label: string;
  hint: string;
  /** It is no answer of its own: others bring it along. */
  hidden: boolean;
  /** It has no place in a repo that was there before groundplan came: what it brings is that repo's own affair. */
  ownRepo: boolean;
  /** Keys of hidden features that come along with it. In the manifest, one of its own axis is named by its id. */
  with: readonly string[];
  /** What other parts may ask of a selection without knowing its names. */
  capabilities: readonly string[];
  /** The contract it gives each service. */
  contract: { format: string } | null;
  /** The id of a feature of its axis: a service that calls one with that feature calls it by this. */
  calls: string | null;
  /** The name of the port at which it calls; null: the service's own. */
  callsAt: string | null;
  /** A server that it brings, for contracts that name such, as it is reached in development: `nats`, `localhost:4222`. */
  server: { name: string; protocol: string; host: string } | null;
  arguments: Arguments;
}

/** What goes into files that several features write together. */
export interface Contribution extends Deployed {
  /** Workspace (`root`, `contracts`, `service-kit`, `service`) → parts of its package.json. */
  packages: Readonly<Record<string, PackageParts>>;
  /** Name of an npm script → commands that are chained with `&&`, in catalog order. */
  scripts: Readonly<Record<string, readonly string[]>>;
  steps: readonly StepTemplate[];
  /** Globs of files that are not merged: `generated` or `owned`. */
  ownership: Readonly<Record<string, "generated" | "owned">>;
}

export interface PackageParts {
  dependencies?: Readonly<Record<string, string>>;
  devDependencies?: Readonly<Record<string, string>>;
  /** Any other keys, before and behind the dependencies. */
  fields?: Readonly<Record<string, unknown>>;
  tail?: Readonly<Record<string, unknown>>;
}

export interface StepTemplate {
  id: string;
  title: string;
  /** Name of an npm script. */
  script: string;
  /** Globs of the files that it works on. */
  inputs: readonly string[];
}

/** A blueprint with every choice made. */
export interface Selection {
  blueprint: Blueprint;
  catalog: Catalog;
  /** The answers that hold for the whole system, in catalog order. */
  choices: readonly Choice[];
  /** Features of the whole system and those that any service chose, in catalog order. */
  features: readonly Feature[];
  /** Service name → the system's features and its own, in catalog order. */
  byService: ReadonlyMap<string, readonly Feature[]>;
  /** Service that others call → how: of all features by which services can be called, one is true. */
  callStyles: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
  /** Service name → the styles in which it can be called. */
  offers: ReadonlyMap<string, readonly Feature[]>;
}
