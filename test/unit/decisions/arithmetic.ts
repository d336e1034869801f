/**
 * The result of a formula as records print it, with units between its numbers: `max(10 × 250 ms, 1000 ms)`. It is read here and
 * nowhere else, so that what is printed is known to be what is computed.
 */
export function resultOf(formula: string): number {
  const script = formula
    .replace(/(?<=\d) (?:ms|min|requests\/s)\b/g, "")
    .replaceAll("×", "*")
    .replaceAll("^", "**")
    .replace(/[a-z]+/g, (name) => {
      if (!["min", "max", "ceil", "floor", "ln"].includes(name))
        throw new Error(`${name} in ${formula} is no function`);
      return name;
    });
  // Binary fractions leave dust: 1.0000000000000002 is one.
  const ceil = (value: number) => Math.ceil(value - 1e-9);
  const floor = (value: number) => Math.floor(value + 1e-9);
  const run = new Function("min", "max", "ceil", "floor", "ln", `return ${script};`);
  return run(Math.min, Math.max, ceil, floor, Math.log) as number;
}

/** Formulas and results in a record: what stands between backticks and has an equals sign. */
export const printedIn = (record: string): { formula: string; result: number }[] =>
  [...record.matchAll(/`([^`|]+) = ([\d.]+)(?: [a-z/]+)?`/g)].map(([, formula, result]) => ({
    formula: formula!,
    result: Number(result),
  }));
