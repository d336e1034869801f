import type { Note, Reported } from "../merge/report.ts";
import type { RegenerateResult } from "../regenerate.ts";
import { EXIT } from "./exit-codes.ts";
import { HOME } from "../own-files.ts";
import { recoveredText } from "../workspace/recover.ts";
import type { Terminal } from "./terminal.ts";
import { colored, unified } from "./unified.ts";

/** How `regenerate`, and whatever ends in it, exits. */
export function exitCodeOf(result: RegenerateResult, interrupted = false): number {
  const { mode, failed, conflicts, changes, notes, recovered, refusals, remaining } = result;
  if (interrupted || failed?.interrupted) return EXIT.interrupted;
  if (refusals.length > 0) return EXIT.badInput;
  const drift = [changes, conflicts, notes, remaining].some((all) => all.length > 0);
  if (mode === "check" && drift) return EXIT.drift;
  if (conflicts.length > 0 || recovered?.rescued.length) return EXIT.conflicts;
  return failed ? EXIT.badInput : EXIT.done;
}

/** As many places where work is due are shown. */
const MOST = 20;

const SIGNS: Record<Reported["kind"], string> = {
  create: "+",
  update: "~",
  merge: "~",
  replace: "~",
  move: ">",
  delete: "-",
};

/**
 * Says what changed or would change, what is in conflict, and what is left to do. `again`: what writes what a dry run showed; `then`:
 * what goes on where conflicts are settled.
 */
export function printRegenerated(
  result: RegenerateResult,
  terminal: Terminal,
  diff = false,
  again = "groundplan regenerate",
  then = "groundplan regenerate",
): void {
  const { mode, changes, conflicts, notes, failed, remaining, recovered, refusals, hash } = result;
  const { out, err, style } = terminal;
  if (recovered) err(recoveredText(recovered));
  const isOwn = ({ path }: Reported) => path.startsWith(`${HOME}/`);
  const ordered = diff ? changes.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b))) : changes;
  for (const change of ordered) {
    const { kind, path, from, reason, template } = change;
    const moved = from === undefined ? "" : `${from} → `;
    const why = template === undefined ? reason : `${reason} (${template})`;
    const isNews = mode !== "write" || !["create", "update"].includes(kind);
    if (diff && !isOwn(change)) out(colored(unified(change), terminal));
    else if (isNews) out(`${SIGNS[kind]} ${moved}${path}  ${style.dim(why)}`);
  }
  const isKept = ({ line }: Note) => line === undefined;
  const errors = notes.filter((note) => !isKept(note));
  for (const { kind, path, line, column, text } of [
    ...notes.filter(isKept),
    ...errors.slice(0, MOST),
  ]) {
    const place = line === undefined ? path : `${path}:${line}:${column}`;
    out(`${style.cyan(kind === "due" ? "work due" : "note")} ${place}: ${text}`);
  }
  if (errors.length > MOST) out(`${style.cyan("work due")} … and ${errors.length - MOST} more`);
  for (const { path, lines, text, before, after } of conflicts) {
    if (diff && before !== undefined)
      out(colored(unified({ path, before, ...(after !== undefined && { after }) }), terminal));
    const places = lines.length === 0 ? [path] : lines.map((line) => `${path}:${line}`);
    for (const place of places) err(`${style.red("conflict")} ${place}: ${text}`);
  }
  if (failed) {
    err(style.dim(failed.output.trimEnd()));
    err(`${style.red("error")} ${failed.step.title}: ${failed.reason}. The files stand.`);
  }
  out(summary(result, terminal, then));
  if (mode === "dry-run" && changes.length > 0 && refusals.length === 0 && again !== "")
    out(`  ${again} --apply ${hash}   ${style.dim("# writes exactly this, or nothing")}`);
  if (remaining.length > 0 && (mode !== "dry-run" || changes.length === 0))
    out(`  ${remaining.join(" && ")}   ${style.dim(`# ${whenRun(result)}`)}`);
}

/** What is to be said of commands that were not run. */
const whenRun = ({ mode, due }: RegenerateResult): string =>
  mode === "write" && due.length === 0
    ? "still to be run"
    : "still to be run: the next groundplan regenerate does it";

function summary(
  { mode, changes, conflicts, notes, remaining, refusals }: RegenerateResult,
  { style }: Terminal,
  then: string,
): string {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
  if (changes.length === 0 && refusals.length > 0)
    return `${style.red("✖")} Refused, for the reason above.`;
  if (changes.length + conflicts.length === 0 && remaining.length > 0)
    return `${style.red("✖")} The files are what the blueprint says; ${count(remaining.length, "command")} still to be run.`;
  if (mode === "check" && changes.length + conflicts.length === 0 && notes.length > 0)
    return `${style.red("✖")} The files are what the blueprint says, but for what is told above.`;
  if (changes.length + conflicts.length === 0)
    return `${style.green("✔")} The repo is what its blueprint says.`;
  const files = count(changes.length, "file");
  if (refusals.length > 0)
    return `${style.red("✖")} Refused, for the reason above: ${files} would change otherwise.`;
  const said = mode === "write" ? `${files} changed` : `${files} would change`;
  if (conflicts.length === 0) return `${style.green("✔")} ${said}.`;
  const clash = `${style.red("✖")} ${said}, ${conflicts.length}`;
  return mode === "write"
    ? `${clash} in conflict. Settle each, then run ${then}.`
    : `${clash} would be in conflict, which --diff shows.`;
}
