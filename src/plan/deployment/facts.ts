import type { Feature, Resource } from "../../catalog/index.ts";
import type { ServiceModel, SystemModel } from "../../model/types.ts";

/** Words that texts of manifests may hold in braces. */
export type Words = Readonly<Record<string, string | number>>;

/** What has to be known to read manifests for one system. */
export interface Facts {
  featuresOf(service: ServiceModel): readonly Feature[];
  /** By what name other containers reach the process in which a service runs. */
  hostOf(service: ServiceModel): string;
  /** What words stand for in a container, and in a process beside the containers. */
  here: Words;
  local: Words;
  /** Resources that start only where they are asked for. */
  optional: readonly string[];
}

/** `{name}`, `{connections}`, for each resource its host and for each password its text: see `templates/README.md`. */
export const wordsOf = (
  system: SystemModel,
  resources: readonly Resource[],
  hostOf: (name: string) => string,
  passwordOf: (name: string, value: string) => string = (_name, value) => value,
): Words => ({
  name: system.name.kebab,
  connections: system.serverConnections,
  ...Object.fromEntries(resources.map(({ name }) => [name, hostOf(name)])),
  ...Object.fromEntries(
    resources.flatMap(({ secrets }) =>
      Object.entries(secrets).map(([name, value]) => [name, passwordOf(name, value)]),
    ),
  ),
});

/**
 * Puts facts into a text of a manifest. The manifests are ours: a word that stands for nothing is a defect.
 * @param place shown in errors.
 */
export const filled = (text: string, words: Words, place: string): string =>
  text.replace(/\{([\w-]+)\}/g, (all, word: string) => {
    if (!Object.hasOwn(words, word)) throw new Error(`${place}: ${all} stands for nothing there`);
    return String(words[word]);
  });

/** Says whether a fact that a manifest names is true of a service; none is true of all. */
export function isTrue(service: ServiceModel, fact: string | null, place: string): boolean {
  if (fact === null) return true;
  const value = Object.hasOwn(service, fact) ? service[fact as keyof ServiceModel] : undefined;
  if (typeof value === "boolean") return value;
  throw new Error(`${place}: "${fact}" is nothing that is true of a service or not`);
}
