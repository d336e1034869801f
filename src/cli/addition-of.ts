import type { Addition, Kind } from "../blueprint/edit/index.ts";
import { CALLED, KINDS } from "../blueprint/edit/kinds.ts";
import { UsageError } from "../questions/usage-error.ts";
import { ADDITION_FLAGS } from "./addition-flags.ts";
import { kindOf, pathIn, wordAt } from "./edit-words.ts";
import type { Invocation } from "./parse.ts";

/**
 * What the command line says of an addition.
 * @throws {UsageError} where a word is missing, or a flag says something of another kind.
 */
export function additionOf(invocation: Invocation): Addition {
  const kind = kindOf(invocation, KINDS);
  const path = pathIn(invocation, kind);
  const { words, values, lists } = invocation;
  refuseStrangers(invocation, kind);
  const one = (name: string) => values.get(name);
  const all = (name: string) => lists.get(name);
  if (kind === "field") {
    const type = wordAt(invocation, 2, "Of which type is it? Such as int or 'string(80)'.");
    const ends = { acceptedBy: all("accepted-by"), carriedBy: all("carried-by") };
    const said = { description: one("description"), data: one("data"), ...ends };
    return { kind, path, type, ...present(said) };
  }
  if (words.length > 2)
    throw new UsageError({ message: "Only a field has a type behind its path." });
  const description = one("description");
  switch (kind) {
    case "service":
      return { kind, path, ...present({ purpose: one("purpose"), api: all("api") }) };
    case "entity": {
      const lines = { fields: all("field"), relations: all("relation") };
      const who = { crud: all("crud"), allow: all("allow"), emits: all("emits") };
      return { kind, path, ...present({ description, state: one("state"), ...lines, ...who }) };
    }
    case "event": {
      const lists_ = {
        carries: all("carries"),
        fields: all("field"),
        emittedBy: all("emitted-by"),
      };
      return { kind, path, ...present({ description, of: one("of"), key: one("key"), ...lists_ }) };
    }
    case "operation": {
      const words_ = { operation: one("kind"), of: one("of"), by: one("by"), to: one("to") };
      const lists_ = { accepts: all("accepts"), input: all("input"), from: all("from") };
      const more = { calls: all("calls"), allow: all("allow"), states: all("new-state") };
      const emits = all("emits")?.at(-1);
      return { kind, path, ...present({ description, emits, ...words_, ...lists_, ...more }) };
    }
    case "value":
      return { kind, path, ...present({ fields: all("field") }) };
    case "role":
      return { kind, path, ...present({ inherits: all("inherits") }) };
    case "reaction": {
      const operation = one("do");
      if (operation === undefined)
        throw new UsageError({
          message: "What is done about it?",
          help: "Name an operation of the service: --do OPERATION.",
        });
      const policies = { refused: one("refused"), missing: one("missing") };
      return { kind, path, operation, ...present({ given: all("with"), ...policies }) };
    }
    case "call":
      return { kind, path };
  }
}

function refuseStrangers({ values, lists }: Invocation, kind: Kind): void {
  const given = new Set([...values.keys(), ...lists.keys()]);
  const wrong = ADDITION_FLAGS.filter(({ name, of }) => given.has(name) && !of.includes(kind));
  if (wrong.length === 0) return;
  throw new UsageError(
    ...wrong.map(({ name, of }) => ({
      message: `--${name} says nothing of ${CALLED[kind]}.`,
      help: `It goes with add ${of.join(" and add ")}.`,
    })),
  );
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not said. */
const present = <T extends object>(said: T): Present<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Present<T>;
