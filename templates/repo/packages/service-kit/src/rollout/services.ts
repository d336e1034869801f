import { existsSync, readdirSync } from "node:fs";
import { ConfigError, environmentOf } from "../config.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Config = Readonly<Record<string, unknown>>;

const folder = new URL("../../../../services/", import.meta.url);

/** Of a service that was removed, a folder with installed packages may be left. */
export const serviceNames = (): string[] =>
  readdirSync(folder)
    .filter((name) => existsSync(new URL(`${name}/package.json`, folder)))
    .sort();

/** A file of a service, as a module. */
export const moduleOf = <T>(service: string, file: string): Promise<T> =>
  import(new URL(`${service}/src/${file}`, folder).href);

/**
 * What the environment says to a service, read by its own configuration: `PORT_ORDERS` is the `PORT` of `orders` alone. Throws what
 * is wrong with it.
 */
export async function configOf(service: string, env: Environment = process.env): Promise<Config> {
  type Module = { config(env: Environment): Config };
  const { config } = await moduleOf<Module>(service, "config.ts");
  try {
    return config(environmentOf(service.replaceAll("-", "_").toUpperCase(), env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Error(`${service}: ${error.mistakes.join("; ")}`, { cause: error });
  }
}
