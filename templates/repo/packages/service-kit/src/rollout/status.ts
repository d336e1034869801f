import { type Evidence, evidenceOf, type State, stateOf } from "./evidence.ts";
import { type Item, phases } from "./items.ts";
import type { Rollout } from "./rollout.ts";

export interface Standing {
  readonly item: Item;
  readonly state: State;
  readonly evidence: Evidence | undefined;
}

/** How every item stands, in order. */
export const standings = ({ root, items, commit, env }: Rollout): Standing[] =>
  phases.flatMap((phase) =>
    items
      .filter((item) => item.phase === phase)
      .map((item) => {
        const evidence = evidenceOf(root, item);
        return { item, evidence, state: stateOf(evidence, commit, env) };
      }),
  );

/** A table of all, and what is next. */
export function statusText(rollout: Rollout): string {
  const all = standings(rollout);
  const width = Math.max(...rollout.items.map(({ id }) => id.length));
  const sections = phases.map((phase) => {
    const lines = all
      .filter(({ item }) => item.phase === phase)
      .map((one) => `  ${one.state.padEnd(6)}  ${one.item.id.padEnd(width)}  ${remark(one)}`);
    return [phase, ...lines.map((line) => line.trimEnd())].join("\n");
  });
  const next = all.find(({ state }) => state !== "done");
  const what = next ? `next: ${next.item.what}\n      ${toDo(next.item)}` : "All is done.";
  return [`commit ${rollout.commit}`, ...sections, what].join("\n\n");
}

/** The line that brings an item forward. */
export const toDo = ({ id, command }: Item): string =>
  command ? `run ${id}` : `done ${id} --by NAME --note TEXT`;

function remark({ item, state, evidence }: Standing): string {
  if (!evidence) return item.command ? "" : "a person's";
  const { at, by, note, exitCode, commit } = evidence;
  const when = at.slice(0, 16).replace("T", " ");
  const who = by === undefined ? `exit code ${exitCode}` : `${by}: ${note}`;
  return state === "stale" ? `${when}  for ${commit.slice(0, 12)}` : `${when}  ${who}`;
}
