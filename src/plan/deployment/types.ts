import type { Resource } from "../../catalog/index.ts";
import type { Limits, Objectives } from "../../advice/index.ts";
import type { ServiceModel, SystemModel } from "../../model/types.ts";

/** What templates that deploy are told: all that the selected features contribute to it, folded. */
export interface DeploymentModel {
  /** All services run in one process. */
  oneProcess: boolean;
  units: readonly UnitModel[];
  /** What is started beside the units, only what they read of. */
  resources: readonly ResourceModel[];
  /** Those with a folder that outlives them. */
  volumes: readonly ResourceModel[];
  hasVolumes: boolean;
  /** Words that start what is not started usually. */
  profiles: readonly string[];
  /** Passwords of resources, with what they are where nothing is at stake. */
  passwords: readonly { name: string; value: string }[];
  hasPasswords: boolean;
  /** What may be said to resources, with what is said otherwise. */
  adjustable: readonly { name: string; value: string }[];
  hasAdjustable: boolean;
  /** What units read, each name once: secrets, and settings that are the same for all of them. */
  secrets: readonly VariableModel[];
  hasSecrets: boolean;
  settings: readonly VariableModel[];
  hasSettings: boolean;
  /** Names of the units' images, each once. */
  images: readonly string[];
  /** Some unit may have more processes than usual. */
  grows: boolean;
  /** Some unit has a port at which it tells its metrics. */
  scraped: boolean;
  /** Ports that development opens beside those at which units serve. */
  development: Readonly<Record<string, number>>;
  /** What starts units and resources on this machine; null: nothing does. */
  startsHere: string | null;
  /** Percent of a unit's CPU at which it becomes more. */
  cpuTarget: number;
  /** How long a unit says that it is not ready before it stops, in milliseconds: whoever sends it requests has to notice. */
  drainMs: number;
}

/** A process with a container of its own: a service, or all of them. */
export interface UnitModel {
  name: string;
  /** Of the image that it runs. */
  image: string;
  system: SystemModel;
  deployment: DeploymentModel;
  /** What its services are for, where it is one. */
  purpose: string | null;
  services: readonly ServiceModel[];
  /** The folder of its own sources, from the root of the repo, with a slash behind it; empty: the root. */
  home: string;
  ports: readonly PortModel[];
  /** The first of them, at which it is asked for its health, and the variable that moves it. */
  port: number;
  portVariable: string;
  /** Those at which it serves: all but those for metrics. */
  served: readonly PortModel[];
  scraped: PortModel | null;
  environment: readonly VariableModel[];
  secrets: readonly VariableModel[];
  hasSecrets: boolean;
  /** What is about other units, and so the same wherever it runs. */
  links: readonly VariableModel[];
  hasLinks: boolean;
  /** Resources that it waits for. */
  needs: readonly { name: string; checked: boolean }[];
  hasNeeds: boolean;
  /** Other units that it calls, with the port; those that call it, with theirs. */
  calls: readonly LinkModel[];
  callers: readonly LinkModel[];
  /** What it reaches outside, by the variables that say where; each port once. */
  outside: readonly LinkModel[];
  /** Somebody may call it from outside. */
  isOpen: boolean;
  /** Somebody, or something, may. */
  isReached: boolean;
  limits: Limits;
  objectives: Objectives;
  /** Some of its services does. */
  emitsEvents: boolean;
  consumesEvents: boolean;
  /** There may be more processes of it than one; than usual. */
  isMany: boolean;
  grows: boolean;
  /** After which it has stopped, or is stopped. */
  graceSeconds: number;
  /** Thousandths of a core that one process asks for. */
  cpuMillis: number;
  /** Working space of one process: what it is given, and what it must not exceed. */
  usualMiB: number;
  limitMiB: number;
}

export interface LinkModel {
  name: string;
  port: number;
}

export interface PortModel {
  /** At most 15 letters, unique in its unit. */
  name: string;
  number: number;
  http2: boolean;
  scrape: string | null;
}

/**
 * Texts as they stand where resources are containers beside the units: `${NAME:?}` there stands for a password, and `${NAME:-usual}` for
 * what may be said, as in POSIX.
 */
export interface VariableModel {
  name: string;
  value: string;
  /** The same for a process on the machine that runs the containers. */
  local: string;
  /** An example of what stands there where resources are somewhere else. */
  production: string | null;
  secret: boolean;
  /** It leads to what starts only where it is asked for. */
  optional: boolean;
}

export interface ResourceModel extends Omit<
  Resource,
  "environment" | "files" | "secrets" | "settings"
> {
  hasCommand: boolean;
  hasPorts: boolean;
  environment: readonly { name: string; value: string }[];
  hasEnvironment: boolean;
  files: readonly { from: string; to: string }[];
  /** It has a folder that outlives it, or files of the repo. */
  hasMounts: boolean;
  hasHealth: boolean;
}
