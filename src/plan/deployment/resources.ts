import type { Resource } from "../../catalog/index.ts";
import { type Facts, filled } from "./facts.ts";
import type { ResourceModel } from "./types.ts";

/**
 * The host of each resource: its name, or one behind it where a process has that name.
 * @param taken names of processes.
 */
export function hostsOf(
  resources: readonly Resource[],
  taken: readonly string[],
): Map<string, string> {
  const used = new Set(taken);
  return new Map(
    resources.map(({ name }) => {
      let host = name;
      while (used.has(host)) host += "-server";
      used.add(host);
      return [name, host];
    }),
  );
}

export function resourceModel(
  resource: Resource,
  host: string,
  { here }: Pick<Facts, "here">,
): ResourceModel {
  const place = `the resource ${resource.name}`;
  const fill = (text: string) => filled(text, here, place);
  const { command, ports, files, health, volume } = resource;
  const environment = [
    ...Object.entries(resource.environment).map(([name, value]) => ({ name, value: fill(value) })),
    ...Object.entries(resource.settings).map(([name, value]) => ({
      name,
      value: `\${${name}:-${value}}`,
    })),
  ];
  return {
    ...resource,
    name: host,
    command: command.map(fill),
    hasCommand: command.length > 0,
    hasPorts: ports.length > 0,
    environment,
    hasEnvironment: environment.length > 0,
    files: Object.entries(files).map(([from, to]) => ({ from, to })),
    hasMounts: volume !== null || Object.keys(files).length > 0,
    health: health.map(fill),
    hasHealth: health.length > 0,
  };
}
