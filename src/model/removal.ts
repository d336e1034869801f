import type { JsonValue } from "../blueprint/types.ts";
import type { EntityModel, EntitySample, ExampleIndex } from "./types.ts";

type Thing = ExampleIndex & { entity: EntityModel };
type Stored = Readonly<Record<string, JsonValue>>;

const INDEXES = [0, 1] as const;
const NEWEST_FIRST = [1, 0] as const;

/** What becomes of the examples when one of them is removed while all are stored. */
export function removalOf(
  entity: EntityModel,
): Pick<EntitySample, "free" | "held" | "takes" | "stays"> {
  const all = NEWEST_FIRST.map((index) => ({ index, gone: goes({ entity, index }) }));
  const free = all.find(({ gone }) => gone !== undefined);
  const held = all.find(({ gone }) => gone === undefined);
  return {
    free: free ? { index: free.index } : null,
    held: held ? { index: held.index } : null,
    takes: (free?.gone ?? []).filter((one) => one.entity !== entity),
    stays: free?.gone?.filter((one) => one.entity === entity).length === 1 ? other(free) : null,
  };
}

/** References that narrow a list, by a value that some example has. */
export const filtersOf = (entity: EntityModel): EntitySample["filters"] =>
  entity.references.flatMap((field) => {
    const valueOf = (index: 0 | 1) => stored({ entity, index })[field.name];
    const asked = INDEXES.find((index) => valueOf(index) !== undefined);
    if (asked === undefined) return [];
    const found = NEWEST_FIRST.filter((index) => valueOf(index) === valueOf(asked));
    return [{ field, asked: { index: asked }, found: found.map((index) => ({ index })) }];
  });

/** All that goes with it, itself included; undefined where something holds it. */
function goes(thing: Thing, seen: readonly Thing[] = []): Thing[] | undefined {
  const gone = [thing];
  for (const { owner, cascade } of holders(thing)) {
    if ([...seen, ...gone].some((one) => same(one, owner))) continue;
    const more = cascade ? goes(owner, [...seen, ...gone]) : undefined;
    if (!more) return undefined;
    gone.push(...more);
  }
  return gone;
}

/** Examples that refer to it. */
function holders(thing: Thing): { owner: Thing; cascade: boolean }[] {
  const { id } = stored(thing);
  const refers = (owner: Thing) =>
    owner.entity.references
      .filter(({ reference }) => reference?.target === thing.entity)
      .filter(({ name }) => stored(owner)[name] === id)
      .map(({ reference }) => ({ owner, cascade: reference!.cascade }));
  return thing.entity.service.entities.flatMap((entity) =>
    INDEXES.flatMap((index) => refers({ entity, index })),
  );
}

const stored = ({ entity, index }: Thing) => entity.examples[index] as Stored;
const same = (a: Thing, b: Thing) => a.entity === b.entity && a.index === b.index;
const other = ({ index }: ExampleIndex): ExampleIndex => ({ index: index === 0 ? 1 : 0 });
