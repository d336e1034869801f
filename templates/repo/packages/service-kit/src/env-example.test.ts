import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ConfigError } from "./config.ts";
import { logLevels } from "./log.ts";
import { moduleOf, serviceNames } from "./rollout/services.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Config = Readonly<Record<string, unknown>>;

/** Name → its default where a service has one; `undefined`: it has to be set. */
const example = new Map<string, string | undefined>();
const text = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
for (const [, optional, name, value] of text.matchAll(/^(# )?([A-Z][A-Z0-9_]*)=(.*)$/gm))
  example.set(name!, optional ? value : undefined);

const configs = await Promise.all(
  serviceNames().map(async (service) => {
    const { config } = await moduleOf<{ config(env: Environment): Config }>(service, "config.ts");
    return { service, config };
  }),
);

/** What is wrong with an environment, by the names of the variables. */
function mistakesIn(config: (env: Environment) => Config, env: Environment): Map<string, string> {
  try {
    config(env);
    return new Map();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return new Map(error.mistakes.map((mistake) => [mistake.split(" ", 1)[0]!, mistake]));
  }
}

/** An environment with no more than has to be set. */
function leastFor(config: (env: Environment) => Config): Environment {
  const names = [...mistakesIn(config, {}).keys()];
  const wrong = mistakesIn(config, Object.fromEntries(names.map((name) => [name, "?"])));
  return Object.fromEntries(
    names.map((name) => [name, `${/\w+:\/\//.exec(wrong.get(name) ?? "")?.[0] ?? ""}host`]),
  );
}

for (const { service, config } of configs) {
  test(`.env.example names all that ${service} reads, and what has to be set`, () => {
    const least = leastFor(config);
    const read = new Set<string>();
    const recording = new Proxy(least, {
      get(env, name: string) {
        read.add(name);
        return env[name];
      },
    });
    config(recording);
    const missing = [...read].filter((name) => !example.has(name));
    assert.deepEqual(missing, []);
    for (const name of read)
      assert.equal(example.get(name) === undefined, Object.hasOwn(least, name), name);
  });
}

test("the levels in .env.example are those that a log has", () => {
  const [, said = ""] = /^# (.+)\.\n# LOG_LEVEL=/m.exec(text) ?? [];
  assert.deepEqual(said.split(/, | or /), logLevels);
});

test("the defaults in .env.example are those of a service", () => {
  for (const [name, value] of example) {
    if (!value) continue;
    const readers = configs.filter(({ config }) => name in config(leastFor(config)));
    const same = readers.filter(({ config }) => {
      const least = leastFor(config);
      return config({ ...least, [name]: value })[name] === config(least)[name];
    });
    assert.ok(same.length > 0 || readers.length === 0, `${name}=${value}`);
  }
});
