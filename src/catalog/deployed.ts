import { byKey, type Reader } from "./reader.ts";

/**
 * What a feature needs of the place where services run: neutral, so that every deployment can write it in its own words.
 * In texts, `{word}` stands for a fact: see `templates/README.md`.
 */
export interface Deployed {
  /** What is started beside the services, where a deployment starts such. */
  resources: readonly Resource[];
  /** What services read from their environment to find those, or each other. */
  environment: readonly Variable[];
  /** Ports at which services listen beside their own for HTTP. */
  ports: readonly PortTemplate[];
  /** Ports that development opens beside those of services, by what listens there. */
  development: Readonly<Record<string, number>>;
  /** The command that starts services with their resources on this machine; null: there is none. */
  startsHere: string | null;
}

export interface Resource {
  /** Also its host name, unless a service has it. */
  name: string;
  /** With a tag that names a version. */
  image: string;
  /** Arguments of the image's entry point; empty: its own. */
  command: readonly string[];
  ports: readonly number[];
  environment: Readonly<Record<string, string>>;
  /** What may be said to it by who starts it, and what is said otherwise. */
  settings: Readonly<Record<string, string>>;
  /** Passwords that it is given by their names, and what they are where nothing is at stake. */
  secrets: Readonly<Record<string, string>>;
  /** Path in the repo → path in the container, where it can be read and not written. */
  files: Readonly<Record<string, string>>;
  /** The folder that outlives the container. */
  volume: string | null;
  /** A command in the container that ends with 0 when it is ready; empty: there is none. */
  health: readonly string[];
  /** It starts only where it is asked for by this word. */
  profile: string | null;
}

export interface Variable {
  name: string;
  value: string;
  /** An example of what stands there where the resource is none of the deployment's; null: `value` does, since it is about services. */
  production: string | null;
  secret: boolean;
  /** The name of the resource that it leads to. */
  of: string | null;
  /** A fact of a service's model: only those read it for which it is true. */
  when: string | null;
  /** There is one for each service that is called. */
  eachCallee: boolean;
  /** By which names the repo's own tests find the resource; empty: they do without. */
  tests: readonly string[];
}

export interface PortTemplate {
  name: string;
  /** How far above the service's own port. */
  above: number;
  when: string | null;
  /** It speaks HTTP/2 from the first byte. */
  http2: boolean;
  /** The path at which metrics are read; null: it is no port for that. */
  scrape: string | null;
  /** Whatever runs in a process, it has one, beside its first service's. */
  onePerProcess: boolean;
}

/** The keys of a manifest that are read here. */
export const DEPLOYED: readonly string[] = [
  "resources",
  "environment",
  "ports",
  "development",
  "startsHere",
];

const RESOURCE = [
  "image",
  "command",
  "ports",
  "environment",
  "settings",
  "secrets",
  "files",
  "volume",
  "health",
  "profile",
];
const VARIABLE = ["value", "production", "secret", "of", "when", "eachCallee", "tests"];
const PORT = ["above", "when", "http2", "scrape", "onePerProcess"];

export function readDeployed(read: Reader): Deployed {
  const all = (key: string, known: readonly string[]) => {
    const map = read.map(key);
    return map.keys().map((name) => ({ name, of: map.map(name, known) }));
  };
  const development = read.map("development");
  const maybe = (of: Reader, key: string) => (of.value(key) === undefined ? null : of.text(key));
  return {
    resources: all("resources", RESOURCE).map(({ name, of }) => ({
      name,
      image: pinned(of),
      command: of.list("command"),
      ports: of.numbers("ports"),
      environment: texts(of.map("environment")),
      settings: usual(of.map("settings")),
      secrets: texts(of.map("secrets")),
      files: texts(of.map("files")),
      volume: maybe(of, "volume"),
      health: of.list("health"),
      profile: maybe(of, "profile"),
    })),
    environment: all("environment", VARIABLE).map(({ name, of }) => ({
      name,
      value: of.text("value"),
      production: maybe(of, "production"),
      secret: of.flag("secret"),
      of: maybe(of, "of"),
      when: maybe(of, "when"),
      eachCallee: of.flag("eachCallee"),
      tests: of.list("tests"),
    })),
    ports: all("ports", PORT).map(({ name, of }) => ({
      name,
      above: of.number("above"),
      when: maybe(of, "when"),
      http2: of.flag("http2"),
      scrape: maybe(of, "scrape"),
      onePerProcess: of.flag("onePerProcess"),
    })),
    development: byKey(development, (name) => development.number(name)),
    startsHere: maybe(read, "startsHere"),
  };
}

const texts = (map: Reader): Record<string, string> => byKey(map, (key) => map.text(key));

const usual = (map: Reader): Record<string, string> =>
  byKey(map, (key) => (map.value(key) === "" ? "" : map.text(key)));

/** What `latest` is, nobody knows tomorrow. */
function pinned(read: Reader): string {
  const image = read.text("image");
  return /:v?\d[\w.-]*$/.test(image) ? image : read.fail(`image "${image}" names no version`);
}
