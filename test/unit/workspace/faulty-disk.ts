import type { Disk } from "../../../src/workspace/disk.ts";
import { systemError } from "./memory-disk.ts";

/** What a killed process sees: nothing more, whatever it still tries. */
export class Killed extends Error {}

export type Fault =
  /** One call fails with this code. */
  | "ENOSPC"
  | "EACCES"
  /** From that call on nothing can be added; renames and removals work. */
  | "full"
  /** From that call on nothing can be changed. */
  | "read-only"
  /** The process dies before that call. */
  | "kill"
  /** The process dies within that call, if it is a write: half of it is on disk. */
  | "torn";

export interface FaultyDisk {
  disk: Disk;
  calls(): number;
  /** Did the fault come to pass? */
  struck(): boolean;
}

const ADDS = new Set<PropertyKey>(["write", "mkdir", "sync"]);
const READS = new Set<PropertyKey>(["lstat", "realpath", "readdir", "read"]);

/** A disk of which call number `at` (from 1) goes wrong. */
export function faultyDisk(real: Disk, fault: Fault, at: number): FaultyDisk {
  let calls = 0;
  let struck = false;
  const strike = (name: PropertyKey, args: readonly unknown[]): void => {
    calls++;
    if (calls < at) return;
    const failure = failureOf(fault, name, calls === at, () => tear(real, args));
    if (!failure) return;
    struck = true;
    throw failure;
  };
  const disk = new Proxy(real, {
    get(target, name) {
      const call = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        strike(name, args);
        return call.apply(target, args);
      };
    },
  });
  return { disk, calls: () => calls, struck: () => struck };
}

function failureOf(
  fault: Fault,
  name: PropertyKey,
  now: boolean,
  tearIt: () => void,
): Error | undefined {
  if (fault === "kill" || fault === "torn") {
    if (fault === "torn" && now && name === "write") tearIt();
    return new Killed();
  }
  if (fault === "full") return ADDS.has(name) ? systemError("ENOSPC") : undefined;
  if (fault === "read-only") return READS.has(name) ? undefined : systemError("EACCES");
  if (!now) return undefined;
  if (fault === "ENOSPC" && name === "write") tearIt();
  return systemError(fault);
}

function tear(real: Disk, args: readonly unknown[]): void {
  const [path, text] = args as [string, string];
  real.write(path, text.slice(0, text.length / 2));
}
