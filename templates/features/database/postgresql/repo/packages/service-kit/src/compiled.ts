import type { Compilable, CompiledQuery, Kysely } from "kysely";

/**
 * A query for one row that is put together once and not at each call, which would cost more than to send it. `build` passes the
 * values of the key on and does not look at them.
 */
export function compiled<T, K extends object, R>(
  build: (db: Kysely<T>, key: K) => Compilable<R>,
): (db: Kysely<T>, key: K) => Promise<R | undefined> {
  const known = new Map<string, CompiledQuery<R>>();
  return async (db, key) => {
    const names = Object.keys(key);
    const shape = names.join();
    let query = known.get(shape);
    if (!query) {
      const places = Object.fromEntries(names.map((name) => [name, new Place(name)]));
      query = build(db, places as K).compile();
      known.set(shape, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Place ? key[value.name as keyof K] : value,
    );
    const { rows } = await db.executeQuery<R>({ ...query, parameters });
    return rows[0];
  };
}

/** Stands for a value of the key until there is one. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
