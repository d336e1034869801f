/** One answer to each question. */
export type Row = Readonly<Record<string, string>>;

/** Rows in which any two answers to two different questions stand together at least once: few of them, and always the same. */
export function pairwise(answers: Readonly<Record<string, readonly string[]>>): Row[] {
  const all = product(Object.entries(answers));
  const tries = all.map((first) => cover(all, first));
  return tries.reduce((one, other) => (other.length < one.length ? other : one));
}

/** After the first, each is the one of all rows that brings the most new pairs, and of those the one whose pairs were seen least. */
function cover(all: readonly Row[], first: Row): Row[] {
  const seen = new Map(all.flatMap(pairsOf).map((pair) => [pair, 0]));
  const rows: Row[] = [];
  const take = (row: Row) => {
    for (const pair of pairsOf(row)) seen.set(pair, seen.get(pair)! + 1);
    rows.push(row);
  };
  const worth = (row: Row) => {
    const times = pairsOf(row).map((pair) => seen.get(pair)!);
    return times.filter((one) => one === 0).length - times.reduce((a, b) => a + b) / 1000;
  };
  take(first);
  while ([...seen.values()].includes(0))
    take(all.reduce((one, other) => (worth(other) > worth(one) ? other : one)));
  return rows;
}

/** All that stands together in a row. */
export function pairsOf(row: Row): string[] {
  const said = Object.entries(row).map(([question, answer]) => `${question} ${answer}`);
  return said.flatMap((one, index) => said.slice(index + 1).map((other) => `${one}, ${other}`));
}

export const product = (questions: readonly (readonly [string, readonly string[]])[]): Row[] =>
  questions.reduce<Row[]>(
    (rows, [question, answers]) =>
      rows.flatMap((row) => answers.map((answer) => ({ ...row, [question]: answer }))),
    [{}],
  );
