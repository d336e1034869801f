import type { Problem } from "../problem.ts";
import { unannouncedIn, type ContractDiff, type HitChange } from "./compare.ts";
import type { ContractReader } from "./contracts.ts";
import { dependentsOf, type Hits } from "./hits.ts";
import { serviceOf } from "./kinds.ts";
import type { SystemModel } from "../model/types.ts";
import type { Change, ContractFiles } from "./types.ts";

/** Breaking changes in contracts whose version does not say that they may break. */
export const unannounced = (diffs: readonly ContractDiff[]): HitChange[] =>
  diffs.flatMap(({ raised, changes }) =>
    raised ? [] : changes.filter(({ severity }) => severity === "breaking"),
  );

/** Two sides of contracts, with the blueprints that say who relies on them. */
export interface ContractGate {
  /** What others rely on: the last commit's, or, where there is no git, what groundplan wrote last. */
  old: ContractFiles;
  /** What would stand on disk. */
  now: ContractFiles;
  /** Of the blueprints before and after, as far as there are; the last is that of `now`. Asked for where something breaks. */
  models: () => readonly SystemModel[];
  /** Breaking changes are meant (`--breaking`). */
  breaking: boolean;
  /** Knows what was read already. */
  reader?: ContractReader;
}

/**
 * The gate of `regenerate`: what stands in the way of the contracts that would be written (GP3001), each with its place, and those
 * whom it hits. Nothing, where versions are raised or breaking changes are accepted. Pure.
 */
export function contractProblems({ old, now, models, breaking, reader }: ContractGate): Problem[] {
  const changes = breaking ? [] : unannouncedIn(old, now, reader);
  if (changes.length === 0) return [];
  const known = models();
  const dependents = dependentsOf(known);
  const there = new Set([...now.keys()].map(serviceOf));
  return changes.map((change) => {
    const { file, line, column, message, side } = change;
    const service = serviceOf(file);
    const hits = dependents(service, change);
    return {
      code: "GP3001",
      severity: "error",
      message: `${message}${side === "old" ? " (it stood here)" : ""}; ${hitSentence(change, hits)}`,
      file,
      line,
      column,
      help: wayOn(service, there, known.at(-1)),
    };
  });
}

/** A service that is gone has no version to raise. */
function wayOn(
  service: string,
  there: ReadonlySet<string>,
  model: SystemModel | undefined,
): string {
  const again = "Once those who rely on it no longer do, do it again with --breaking";
  const version = model?.services.find(({ name }) => name.kebab === service)?.version;
  if (version === undefined || !there.has(service)) return `${again}.`;
  const next = `${Number.parseInt(version, 10) + 1}.0.0`;
  return `${again}; or raise its version with it: groundplan set services.${service}.version=${next}, then do it again.`;
}

/** `this breaks getOrder; it hits payments and the role customer` */
export function hitSentence({ operations, events }: Change, { services, callers }: Hits): string {
  const what = [...events, ...operations].join(", ");
  const whom = [
    ...(services.length > 0 ? [services.join(", ")] : []),
    ...(callers.includes("anybody")
      ? ["anybody who calls"]
      : callers.length > 0
        ? [`callers with the role ${callers.join(", ")}`]
        : []),
  ];
  return `this breaks ${what || "the contract"}${whom.length > 0 ? ` for ${whom.join(" and for ")}` : ""}`;
}
