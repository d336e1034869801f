import type { Problem } from "../problem.ts";
import { unraisedIn, type ContractDiff, type HitChange } from "./compare.ts";
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
 * The gate of `regenerate`: what stands in the way of the contracts that would be written (GP3001), and as warnings what some may
 * not be ready for (GP3003), each with its place, and those whom it hits. Nothing, where versions are raised or breaking changes are
 * accepted. Pure.
 */
export function contractProblems({ old, now, models, breaking, reader }: ContractGate): Problem[] {
  const changes = breaking ? [] : unraisedIn(old, now, reader);
  if (changes.length === 0) return [];
  const known = models();
  const dependents = dependentsOf(known);
  const there = new Set([...now.keys()].map(serviceOf));
  return changes.map((change): Problem => {
    const hits = dependents(serviceOf(change.file), change);
    return change.severity === "breaking"
      ? {
          ...said(change, hits),
          ...REFUSED,
          help: wayOn(serviceOf(change.file), there, known.at(-1)),
        }
      : { ...said(change, hits), ...WARNED };
  });
}

const REFUSED = { code: "GP3001", severity: "error" } as const;
const WARNED = {
  code: "GP3003",
  severity: "warning",
  help: "Ask whether they are ready for it: clients may know the old contract only.",
} as const;

const said = (change: Change, hits: Hits) => {
  const { file, line, column, message, side } = change;
  const before = side === "old" ? " (it stood here)" : "";
  return { message: `${message}${before}; ${hitSentence(change, hits)}`, file, line, column };
};

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

/** `this breaks getOrder for payments and for callers with the role customer`; of a warning `this is new in getOrder for …`. */
export function hitSentence(
  { operations, events, severity }: Change,
  { services, callers }: Hits,
): string {
  const what = [...events, ...operations].join(", ") || "the contract";
  const whom = [
    ...(services.length > 0 ? [services.join(", ")] : []),
    ...(callers.includes("anybody")
      ? ["anybody who calls"]
      : callers.length > 0
        ? [`callers with the role ${callers.join(", ")}`]
        : []),
  ];
  const does = severity === "breaking" ? "breaks" : "is new in";
  return `this ${does} ${what}${whom.length > 0 ? ` for ${whom.join(" and for ")}` : ""}`;
}
