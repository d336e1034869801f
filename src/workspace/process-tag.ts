import { readFileSync } from "node:fs";

/** This process, told apart from a later one with the same number: `<pid>-<start>`. */
export function processTag(): string {
  return `${process.pid}-${startOf(process.pid) ?? "0"}`;
}

/** Does the process of a tag still run? A tag that cannot be read belongs to nobody. */
export function isRunning(tag: string): boolean {
  const [, pid, start] = /^(\d+)-(\d+)$/.exec(tag) ?? [];
  if (!pid || !start || !exists(Number(pid))) return false;
  const now = startOf(Number(pid));
  return start === "0" || now === undefined || now === start;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, in ticks since boot, where the system tells (Linux: proc(5), field 22). */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
