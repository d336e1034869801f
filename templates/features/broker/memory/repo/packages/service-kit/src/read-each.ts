import { ConfigError, environmentOf } from "./config.ts";

type Environment = Readonly<Record<string, string | undefined>>;
type Configs = Readonly<Record<string, (env: Environment) => object>>;

/**
 * Reads the environment for several services in one process. What it says is said to each; `PORT_ORDERS` is the `PORT` of `ORDERS` alone.
 * Throws one `ConfigError` with every mistake of all of them.
 */
export function readEach<C extends Configs>(
  configs: C,
  env: Environment = process.env,
): { readonly [K in keyof C]: ReturnType<C[K]> } {
  const mistakes = new Set<string>();
  const read = Object.entries(configs).map(([service, config]) => {
    try {
      return [service, config(environmentOf(service, env))];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const mistake of error.mistakes) mistakes.add(mistake);
      return [service, undefined];
    }
  });
  if (mistakes.size > 0) throw new ConfigError([...mistakes]);
  return Object.fromEntries(read);
}
