import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Item } from "./items.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** That an item was looked at: by its command, or by a person who says so. */
export interface Evidence {
  readonly item: string;
  readonly at: string;
  /** What was checked out; `-dirty` where files had changed since. */
  readonly commit: string;
  /** What the variables said that the item reads, without passwords. */
  readonly target: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly exitCode?: number;
  /** The end of what the command printed. */
  readonly output?: string;
  readonly by?: string;
  readonly note?: string;
}

export type State = "done" | "failed" | "stale" | "open";

/** Where evidence is kept: a file for each item. */
export const FOLDER = ".rollout";

export function keep(root: string, evidence: Evidence): void {
  mkdirSync(join(root, FOLDER), { recursive: true });
  writeFileSync(fileOf(root, evidence.item), `${JSON.stringify(evidence, null, 2)}\n`);
}

export function evidenceOf(root: string, { id }: Item): Evidence | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(root, id), "utf8"));
  } catch {
    return undefined;
  }
}

/** Evidence says nothing about another commit, or about other servers than those that the environment names now. */
export function stateOf(evidence: Evidence | undefined, commit: string, env: Environment): State {
  if (!evidence) return "open";
  const elsewhere = Object.entries(evidence.target).some(
    ([name, value]) => env[name] && shown(env[name]) !== value,
  );
  if (elsewhere || evidence.commit !== commit || commit.endsWith("-dirty")) return "stale";
  return evidence.by !== undefined || evidence.exitCode === 0 ? "done" : "failed";
}

export const targetOf = ({ reads = [] }: Item, env: Environment): Record<string, string> =>
  Object.fromEntries(reads.flatMap((name) => (env[name] ? [[name, shown(env[name])]] : [])));

/** An address without who asks and how that is proven; several are parted by commas. */
const shown = (value: string) => value.replaceAll(/(?<=\/\/)[^/@,]*@/g, "");

/** Takes the passwords of a target's addresses out of a text. */
export function withoutSecrets(text: string, env: Environment): string {
  const secrets = Object.values(env).flatMap((value = "") =>
    [...value.matchAll(/\/\/([^/@,:]*)(?::([^/@,]*))?@/g)].map(([, name, word]) => word ?? name!),
  );
  return secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}

const fileOf = (root: string, id: string) => join(root, FOLDER, `${id}.json`);
