import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { appendAt, setAt } from "../blueprint/edit/write.ts";
import { inStyleOf, plain, type Merged } from "./text.ts";
import type { Change } from "./types.ts";

/** Files of a repo that was there before groundplan came, into which something of ours goes. */
const MERGED: Readonly<Record<string, (yours: string, next: string) => Merged>> = {
  "package.json": (yours, next) => ({ text: withKeys(yours, next), marks: [] }),
  "pnpm-workspace.yaml": (yours, next) => ({ text: withFolders(yours, next), marks: [] }),
  ".gitignore": (yours, next) => ({ text: withLines(yours, next), marks: [] }),
};

/**
 * Settles where files stand that groundplan never wrote, in a repo that was there before: data is merged with theirs winning, lines
 * are appended, anything else stays theirs. Pure, one change for one. `isFirst`: nobody was told yet what stays.
 */
export function* withForeign(changes: Iterable<Change>, isFirst: boolean): Generator<Change> {
  for (const change of changes) {
    if (change.kind !== "conflict" || change.why !== "foreign") yield change;
    else yield settled(change, isFirst);
  }
}

function settled(conflict: Extract<Change, { kind: "conflict" }>, changed: boolean): Change {
  const { path, next, was, yours } = conflict;
  const merge = MERGED[path];
  if (yours === undefined || !merge) return { kind: "same", path, why: "theirs", next, changed };
  const { text, marks } = merge(yours, next.contents);
  if (text === yours) return { kind: "same", path, why: "yours", next, changed: true };
  return { kind: "merge", path, next, was, put: text, marks, joined: true };
}

/** A package.json with what it does not have of another, behind what it has, and as package managers write it. */
function withKeys(yours: string, next: string): string {
  const [theirs, ours] = [JSON.parse(plain(yours)), JSON.parse(next)];
  const result = joined(theirs, ours);
  if (isDeepStrictEqual(result, theirs)) return yours;
  const [, indent = "  "] = /\n([ \t]+)/.exec(plain(yours)) ?? [];
  return inStyleOf(yours, `${JSON.stringify(result, null, indent)}\n`);
}

function joined(theirs: unknown, ours: unknown): unknown {
  if (theirs === undefined) return ours;
  if (Array.isArray(theirs) && Array.isArray(ours))
    return [...theirs, ...ours.filter((one) => !theirs.includes(one))];
  if (!isMap(theirs) || !isMap(ours)) return theirs;
  const more = Object.entries(ours).map(([key, value]) => [key, joined(theirs[key], value)]);
  return { ...theirs, ...Object.fromEntries(more) };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface PnpmWorkspace {
  packages?: string[];
  allowBuilds?: Record<string, boolean>;
}

/** A pnpm-workspace.yaml with folders behind those that it has, and builds of which it says nothing; every other byte stays. */
function withFolders(yours: string, next: string): string {
  const [theirs, ours] = [yours, next].map((text) => parse(text) as PnpmWorkspace | null);
  const list = theirs?.packages ?? [];
  const more = ours?.packages?.filter((folder) => !list.includes(folder)) ?? [];
  const listed =
    list.length === 0 && more.length > 0
      ? setAt(yours, ["packages"], more)
      : more.reduce((text, folder) => appendAt(text, ["packages"], folder), yours);
  return Object.entries(ours?.allowBuilds ?? {})
    .filter(([name]) => theirs?.allowBuilds?.[name] === undefined)
    .reduce((text, [name, may]) => setAt(text, ["allowBuilds", name], may), listed);
}

/** The text with those lines at its end that it does not have. */
function withLines(yours: string, next: string): string {
  const end = yours.includes("\r\n") ? "\r\n" : "\n";
  const known = new Set(
    plain(yours)
      .split("\n")
      .map((line) => line.trim()),
  );
  const more = next.split("\n").filter((line) => line !== "" && !known.has(line.trim()));
  if (more.length === 0) return yours;
  const start = yours === "" || yours.endsWith("\n") ? yours : `${yours}${end}`;
  return start + more.map((line) => `${line}${end}`).join("");
}
