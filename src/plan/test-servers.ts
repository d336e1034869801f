import type { Feature, Resource } from "../catalog/index.ts";
import type { SystemModel } from "../model/types.ts";
import { filled, type Words, wordsOf } from "./deployment/facts.ts";

/** The servers that the repo's own tests ask where a variable names one. */
export interface TestServers {
  servers: readonly TestServerModel[];
  hasServers: boolean;
  /** By which the tests find them: on this machine, or in containers beside their own. */
  variables: readonly { name: string; local: string; beside: string }[];
}

export interface TestServerModel {
  /** Also its host name. */
  name: string;
  image: string;
  command: readonly string[];
  hasCommand: boolean;
  ports: readonly number[];
  environment: readonly { name: string; value: string }[];
  hasEnvironment: boolean;
  /** A command in the container that ends with 0 when it is ready, as one word of a shell. */
  health: string;
  hasHealth: boolean;
}

/** Those to which a variable leads that names tests of its own. Pure. */
export function testServers(system: SystemModel, features: readonly Feature[]): TestServers {
  const resources = features.flatMap((feature) => feature.resources);
  const tested = features.flatMap(({ environment }) =>
    environment.filter(({ of, tests }) => of !== null && tests.length > 0),
  );
  const local = wordsOf(system, resources, () => "localhost");
  const beside = wordsOf(system, resources, (name) => name);
  const servers = resources
    .filter(({ name }) => tested.some(({ of }) => of === name))
    .map((resource) => serverModel(resource, beside));
  return {
    servers,
    hasServers: servers.length > 0,
    variables: tested.flatMap(({ name: variable, value, tests }) =>
      tests.map((name) => ({
        name,
        local: filled(value, local, variable),
        beside: filled(value, beside, variable),
      })),
    ),
  };
}

function serverModel(resource: Resource, words: Words): TestServerModel {
  const { name, image, command, ports, health } = resource;
  const fill = (text: string) => filled(text, words, `the resource ${name}`);
  const environment = Object.entries(resource.environment).map(([variable, value]) => ({
    name: variable,
    value: fill(value),
  }));
  return {
    name,
    image,
    command: command.map(fill),
    hasCommand: command.length > 0,
    ports,
    environment,
    hasEnvironment: environment.length > 0,
    health: health.map(fill).join(" "),
    hasHealth: health.length > 0,
  };
}
