import type { DraftUseCase } from "./draft.ts";
import { checkName } from "./names.ts";
import type { Report, Word } from "./report.ts";
import { atMost, entriesOf, keysOf, scalarOf, textOf, wordsOf } from "./shape.ts";
import { wordOf, type Entry, type Tree } from "./tree.ts";

const MOST = 200;

export interface DraftDomain {
  summary?: string;
  actors: Word[];
  useCases: DraftUseCase[];
}

/** What the product is for. */
export function readDomain(tree: Tree, report: Report): DraftDomain {
  const found = keysOf(
    tree,
    { what: "`domain`", known: ["summary", "actors", "useCases"] },
    report,
  );
  const [summary, actors, useCases] = [
    found?.get("summary"),
    found?.get("actors"),
    found?.get("useCases"),
  ];
  const text = summary && textOf(summary.value, "the summary", report);
  const words = actors ? wordsOf(actors.value, "`actors`", report) : [];
  const entries = useCases ? (entriesOf(useCases.value, "`useCases`", report) ?? []) : [];
  return {
    ...(text === undefined ? {} : { summary: text }),
    actors: words.filter((word) => checkName(word, "kebab", "an actor", report)),
    useCases: atMost(MOST, entries, "use cases", report).flatMap((entry) =>
      readUseCase(entry, report),
    ),
  };
}

function readUseCase({ key, value }: Entry, report: Report): DraftUseCase[] {
  if (!checkName(key, "kebab", "a use case", report)) return [];
  const keys = ["actor", "goal", "steps"];
  const found = keysOf(value, { what: "a use case", known: keys, required: keys }, report);
  const [actor, goal, steps] = [found?.get("actor"), found?.get("goal"), found?.get("steps")];
  const word = actor && scalarOf(actor.value, "the actor", report);
  const text = goal && textOf(goal.value, "the goal", report);
  return [
    {
      name: key,
      ...(word ? { actor: wordOf(word) } : {}),
      ...(text === undefined ? {} : { goal: text }),
      steps: steps ? repeatable(steps.value, report) : [],
    },
  ];
}

/** Steps may come again, unlike the words of other lists. */
function repeatable(tree: Tree, report: Report): Word[] {
  if (tree.kind !== "list") return wordsOf(tree, "`steps`", report);
  return tree.items.flatMap((item) => {
    const scalar = scalarOf(item, "a step", report);
    return scalar ? [wordOf(scalar)] : [];
  });
}
