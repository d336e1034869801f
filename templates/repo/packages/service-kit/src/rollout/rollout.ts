import { parseArgs } from "node:util";
import { keep, targetOf, withoutSecrets } from "./evidence.ts";
import { type Item, type Phase, phases } from "./items.ts";
import { runCommand, withoutTarget } from "./run.ts";
import { standings, statusText, toDo } from "./status.ts";

export const usage = `npm run rollout -- <command>

  status                               what is done, what is not, and what is next
  check  <before|during|after>         runs all commands of a phase
  run    <item>                        runs the command of one
  done   <item> --by NAME --note TEXT  a person did it, or takes it as it is

docs/rollout-checklist.md lists the items, rollout.json is where they stand. Evidence is kept in .rollout/.`;

/** One going out of one commit to one environment. */
export interface Rollout {
  readonly root: string;
  readonly items: readonly Item[];
  /** What is checked out, with `-dirty` where files have changed since. */
  readonly commit: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  print(text: string): void;
}

/** Does what the arguments say; gives the exit code. Throws where they say too little. */
export async function rolloutCommand(words: readonly string[], rollout: Rollout): Promise<number> {
  const { positionals, values } = parseArgs({
    // pnpm hands on the `--` that npm takes for itself
    args: words.filter((word, at) => at > 0 || word !== "--"),
    allowPositionals: true,
    options: { by: { type: "string" }, note: { type: "string" } },
  });
  const [command, name] = positionals;
  if (command === "status") {
    rollout.print(statusText(rollout));
    return 0;
  }
  if (command === "check") return checkPhase(phaseCalled(name), rollout);
  const item = () => itemCalled(name, rollout);
  if (command === "run") return (await runItem(item(), rollout, true)) ? 0 : 1;
  if (command === "done") return accept(item(), values, rollout);
  throw new Error("Which command?");
}

/** Runs what has a command, but for what a person has taken as it is. */
async function checkPhase(phase: Phase, rollout: Rollout): Promise<number> {
  const failed: string[] = [];
  for (const { item, state, evidence } of standings(rollout)) {
    if (item.phase !== phase || !item.command) continue;
    if (state === "done" && evidence?.by !== undefined) continue;
    if (!(await runItem(item, rollout, false))) failed.push(item.id);
  }
  const left = standings(rollout).filter(
    ({ item, state }) => item.phase === phase && !item.command && state !== "done",
  );
  for (const { item } of left) rollout.print(`a person's: ${item.id}: ${toDo(item)}`);
  rollout.print(failed.length > 0 ? `failed: ${failed.join(", ")}` : "no command failed");
  return failed.length > 0 ? 1 : 0;
}

/** `live`: what the command prints is seen as it comes, and not only where it failed. */
async function runItem(item: Item, rollout: Rollout, live: boolean): Promise<boolean> {
  const { root, commit, env, print } = rollout;
  const { id, command, reads = [] } = item;
  if (!command) throw new Error(`${id} is a person's: ${item.how} Then: ${toDo(item)}`);
  const missing = reads.filter((name) => !env[name]);
  print(`${id}: ${item.what}`);
  if (missing.length > 0) {
    print(`failed ${id}: set ${missing.join(", ")}`);
    return false;
  }
  print(`$ ${command.join(" ")}`);
  const show = (text: string) => print(text.trimEnd());
  const stage = { root, env: item.local ? withoutTarget(env) : env };
  const { exitCode, output } = await runCommand(command, stage, live ? show : () => {});
  keep(root, {
    item: id,
    at: new Date().toISOString(),
    commit,
    target: targetOf(item, env),
    command,
    exitCode,
    output: withoutSecrets(output, env),
  });
  if (exitCode !== 0 && !live) show(output);
  print(exitCode === 0 ? `done   ${id}` : `failed ${id}: ${item.how ?? `exit code ${exitCode}`}`);
  if (commit.endsWith("-dirty")) print("Files have changed since the commit: this will not count.");
  return exitCode === 0;
}

function accept(
  item: Item,
  { by, note }: { by?: string | undefined; note?: string | undefined },
  { root, commit, env, print }: Rollout,
): number {
  if (!by || !note) throw new Error("Say who did it and what was seen: --by NAME --note TEXT");
  keep(root, {
    item: item.id,
    at: new Date().toISOString(),
    commit,
    target: targetOf(item, env),
    by,
    note,
  });
  print(`done   ${item.id}`);
  return 0;
}

function phaseCalled(name = ""): Phase {
  const phase = phases.find((one) => one === name);
  if (!phase) throw new Error(`Which phase? ${phases.join(", ")}`);
  return phase;
}

function itemCalled(name: string | undefined, { items }: Rollout): Item {
  const item = items.find(({ id }) => id === name);
  if (!item) throw new Error(`Which item? ${items.map(({ id }) => id).join(", ")}`);
  return item;
}
