/** One line of the report: a figure, what it is set against, their ratio and the bound. */
export function report(line: {
  what: string;
  ours: string;
  against: string;
  ratio: number;
  atMost?: number;
  atLeast?: number;
}): void {
  const { what, ours, against, ratio, atMost, atLeast } = line;
  const bound = atMost === undefined ? `at least ${round(atLeast!)}` : `at most ${round(atMost)}`;
  const held = atMost === undefined ? ratio >= atLeast! : ratio <= atMost;
  console.log(
    `${held ? "✔" : "✘"} ${what}: ${ours} against ${against}: ${round(ratio)} (${bound})`,
  );
}

const round = (value: number): string => value.toFixed(value < 1 ? 3 : 2).replace(/\.?0+$/, "");

export const ms = (value: number): string => `${Math.round(value)} ms`;
