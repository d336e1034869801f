import type { FirstCallModel, OperationModel, SystemModel } from "../types.ts";
import type { OfferedStyle } from "./index.ts";

/** Of each style in which services can be called the first such call: none, or one. */
export function firstCallsOf(
  { services }: SystemModel,
  offers: ReadonlyMap<string, readonly OfferedStyle[]>,
): Readonly<Record<string, readonly FirstCallModel[]>> {
  const styles = new Set([...offers.values()].flat().map(({ id }) => id));
  const inStyle = (style: string) =>
    services.filter(({ name }) => offers.get(name.kebab)?.some(({ id }) => id === style));
  return Object.fromEntries(
    [...styles].map((style) => {
      const calls = inStyle(style).flatMap(({ exposed }) => exposed.flatMap(callOf));
      const best = calls.find(({ id }) => id === null) ?? calls[0];
      return [style, best ? [best] : []];
    }),
  );
}

/** A list, or a read by id, which its owner need not write first. */
function callOf(operation: OperationModel): FirstCallModel[] {
  const { is, key, entity, sample, userWritten, hasCalls, public: open } = operation;
  if (userWritten || hasCalls || !(open || sample.role)) return [];
  if (is.list) return [{ operation, id: null }];
  const [first] = entity.examples as unknown as [Record<string, unknown>];
  return is.get && key?.name === "id" && typeof first.id === "string"
    ? [{ operation, id: first.id }]
    : [];
}
