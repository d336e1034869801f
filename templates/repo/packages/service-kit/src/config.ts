/** Reads one variable: its text, or `undefined` where it is not set or empty. Throws what is wrong with it. */
export type Reader<T> = (text: string | undefined) => T;

type Readers = Readonly<Record<string, Reader<unknown>>>;

/** Reads the whole environment at once, so that a wrong deployment hears of every mistake at once. Throws a `ConfigError`. */
export function readConfig<R extends Readers>(
  readers: R,
  env: Readonly<Record<string, string | undefined>> = process.env,
): { readonly [K in keyof R]: ReturnType<R[K]> } {
  const mistakes: string[] = [];
  const values = Object.entries(readers).map(([name, read]) => {
    try {
      return [name, read(env[name] || undefined)];
    } catch (error) {
      mistakes.push(`${name} ${(error as Error).message}`);
      return [name, undefined];
    }
  });
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return Object.fromEntries(values);
}

/** What the environment says to one of several services: `PORT_ORDERS` is the `PORT` of `ORDERS` alone. */
export function environmentOf(
  service: string,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const own = Object.entries(env)
    .filter(([name]) => name.endsWith(`_${service}`))
    .map(([name, value]) => [name.slice(0, -service.length - 1), value]);
  return { ...env, ...Object.fromEntries(own) };
}

/** Says what to set, and never what was set: a value may be a secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`The environment is wrong: ${mistakes.join("; ")}`);
    this.mistakes = mistakes;
  }
}

export const text =
  (fallback?: string): Reader<string> =>
  (value = fallback) =>
    value ?? fail("is missing");

export const maybe =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value);

export const integer =
  (fallback: number, from: number, to: number): Reader<number> =>
  (value) => {
    const number =
      value === undefined ? fallback : /^-?\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (number >= from && number <= to) return number;
    return fail(`must be a whole number from ${from} to ${to}`);
  };

export const flag =
  (fallback: boolean): Reader<boolean> =>
  (value = String(fallback)) =>
    value === "true" || (value !== "false" && fail("must be true or false"));

export const oneOf =
  <const T extends string>(options: readonly T[], fallback?: T): Reader<T> =>
  (value = fallback) =>
    options.find((option) => option === value) ?? fail(`must be one of ${options.join(", ")}`);

/** A URL with one of these protocols, such as `https:`. */
export const address =
  (protocols: readonly string[], fallback?: string): Reader<string> =>
  (value = fallback) => {
    if (value === undefined) return fail("is missing");
    const { protocol = "" } = URL.parse(value) ?? {};
    return protocols.includes(protocol)
      ? value
      : fail(`must be a URL that starts with ${protocols.map((one) => `${one}//`).join(" or ")}`);
  };

function fail(message: string): never {
  throw new Error(message);
}
