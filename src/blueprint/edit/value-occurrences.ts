import type { Draft, DraftService, DraftValue } from "../draft.ts";
import type { DraftReaction } from "../draft-events.ts";
import { inputsOf, payloadOf, takersOf } from "../slots.ts";
import type { Tree } from "../tree.ts";
import type { FieldType } from "../types.ts";
import { named, unique, type Occurrence } from "./occurrence.ts";
import type { FieldTarget } from "./target.ts";
import { placedOf } from "./value-links.ts";

/** Where a field of a value object is named: further down in paths into events, and in literals. */
export function valueOccurrences(
  draft: Draft,
  target: Extract<FieldTarget, { holder: "value" }>,
  to: string,
): Occurrence[] {
  const { value, field } = target;
  const wanted = { value, name: field.name.text, to };
  return unique(
    draft.services.flatMap((service) =>
      service.consumes.flatMap((reaction) => [
        ...inPaths(draft, reaction, wanted),
        ...inLiterals(service, reaction, wanted),
      ]),
    ),
  );
}

interface Wanted {
  value: DraftValue;
  name: string;
  to: string;
}

function inPaths(draft: Draft, reaction: DraftReaction, wanted: Wanted): Occurrence[] {
  const source = draft.services.find(({ name }) => name.text === reaction.service.text);
  const event = source?.events.find(({ name }) => name.text === reaction.event.text);
  if (!source || !event) return [];
  return reaction.with.flatMap((given) => {
    const [first, ...rest] = "path" in given ? given.path : [];
    let type = payloadOf(event, source).find(({ name }) => name === first?.text)?.type;
    return rest.flatMap((word) => {
      const holder = placedOf({ service: source, type });
      type = holder?.value.fields.find(({ name }) => name.text === word.text)?.type;
      const is = holder?.value === wanted.value && word.text === wanted.name;
      return is ? [named(word, wanted.to, "path")] : [];
    });
  });
}

function inLiterals(service: DraftService, reaction: DraftReaction, wanted: Wanted): Occurrence[] {
  return takersOf(reaction, service).flatMap((taker) =>
    inputsOf(taker, service).flatMap((slot) =>
      reaction.with.flatMap((given) =>
        "literal" in given && given.name.text === slot.name
          ? keysIn(given.literal, slot.type, service, wanted)
          : [],
      ),
    ),
  );
}

function keysIn(
  tree: Tree,
  type: FieldType | undefined,
  service: DraftService,
  wanted: Wanted,
): Occurrence[] {
  if (tree.kind === "list")
    return tree.items.flatMap((item) =>
      type?.kind === "list" ? keysIn(item, type.of, service, wanted) : [],
    );
  const holder = placedOf({ service, type });
  if (tree.kind !== "map" || !holder) return [];
  return tree.entries.flatMap(({ key, value }) => {
    const field = holder.value.fields.find(({ name }) => name.text === key.text);
    const is = holder.value === wanted.value && key.text === wanted.name;
    return [
      ...(is ? [named(key, wanted.to, "literal")] : []),
      ...keysIn(value, field?.type, service, wanted),
    ];
  });
}
