import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blueprintFile, ROOT, workFolder } from "../test/support/generate.ts";
import { blueprint } from "./blueprints.ts";
import { medians, time } from "./measure.ts";
import { pythonPeer } from "./peers.ts";
import { ms, report } from "./report.ts";

const PROGRAM = join(ROOT, "bin/groundplan.js");
const ROUNDS = 5;
const SERVICES = 20;
const EDITED = 50;

/**
 * How long it takes to regenerate a repo of 20 services, against copier's update of a template of 50 files: with nothing to do; with 50
 * files that were changed by hand; and with 50 that were changed by both, and are merged.
 */
export async function regeneration(): Promise<void> {
  const copier = await pythonPeer("copier", "9.19.1");
  if (copier === undefined) return console.log("– regeneration: Python 3 with venv is not here");
  const work = workFolder();
  try {
    const env = { XDG_CACHE_HOME: join(work.path, "caches") };
    const ours = (cwd: string) =>
      time([process.execPath, PROGRAM, "regenerate", "--no-install"], { cwd, env });
    const theirs = (cwd: string) => time([copier, "update", "--defaults", "--quiet"], { cwd });
    const repo = await groundplanRepo(work.path, env);
    const project = await copierProject(work.path, copier);
    await ours(repo.root);
    const both = (before: (one: Changed) => void, after: (one: Changed) => void) =>
      medians(
        ROUNDS,
        (
          [
            [repo, ours],
            [project, theirs],
          ] as const
        ).map(([one, run]) => async () => {
          before(one);
          const took = await run(one.root);
          after(one);
          return took.ms;
        }),
      );
    const nothing = () => {};
    line(`${SERVICES} services, nothing to do`, await both(nothing, nothing), 1 / 8);
    for (const one of [repo, project]) one.edit();
    line(`${EDITED} edited files, the plan as it was`, await both(nothing, nothing), 1 / 4);
    for (const one of [repo, project]) one.next();
    const merged = await both(
      (one) => one.back(),
      (one) => one.expectMerged(),
    );
    line(`${EDITED} edited files, merged`, merged, 1 / 4);
  } finally {
    work.remove();
  }
}

function line(what: string, [ours = 0, theirs = 0]: readonly number[], atMost: number): void {
  report({
    what,
    ours: ms(ours),
    against: `${ms(theirs)} of copier update`,
    ratio: ours / theirs,
    atMost,
  });
}

interface Changed {
  root: string;
  /** Changes 50 files by hand. */
  edit(): void;
  /** What they are made from changes too. */
  next(): void;
  /** As it was before the last update. */
  back(): void;
  /** Both changes stand in all 50. */
  expectMerged(): void;
}

async function groundplanRepo(folder: string, env: Record<string, string>): Promise<Changed> {
  const text = blueprint(SERVICES, 1);
  const file = blueprintFile(folder, "bench", text);
  const root = join(folder, "ours");
  const flags = ["--from", file, "--yes", "--no-install", "--no-git"];
  await time([process.execPath, PROGRAM, "new", root, ...flags], { env });
  const files = Array.from({ length: SERVICES }, (_, at) => {
    const source = `services/part-${at}/src`;
    const slice = `${source}/features/thing${at}x0s`;
    const rows = `${source}/adapters/postgres/thing${at}x0s.ts`;
    return [`${slice}/thing${at}x0.ts`, `${slice}/operations.test.ts`, rows];
  });
  const more = text.replaceAll("note: text?", "note: text?, remark: text?");
  return changed(root, files.flat().slice(0, EDITED), {
    next: () => writeFileSync(join(root, "blueprint.yaml"), more),
    isMerged: (now) => now.includes("remark"),
  });
}

async function copierProject(folder: string, copier: string): Promise<Changed> {
  const template = join(folder, "template");
  const files = Array.from({ length: EDITED }, (_, at) => `src/part${at % 10}/file${at}.ts`);
  const body = (last: string) =>
    Array.from({ length: 60 }, (_, at) => `export const value${at} = "{{ name }} ${at}";`)
      .concat(last, "")
      .join("\n");
  const put = (path: string, text: string) => {
    mkdirSync(join(template, path, ".."), { recursive: true });
    writeFileSync(join(template, path), text);
  };
  const release = (last: string, tag: string) => {
    for (const file of files) put(`template/${file}.jinja`, body(last));
    commit(template);
    git(template, "tag", tag);
  };
  put("copier.yml", "_subdirectory: template\nname: { type: str, default: bench }\n");
  put("template/{{_copier_conf.answers_file}}.jinja", "{{ _copier_answers|to_nice_yaml }}");
  git(template, "init", "--quiet");
  release("// one", "v1.0.0");
  const root = join(folder, "theirs");
  await time([copier, "copy", "--defaults", "--quiet", template, root]);
  return changed(root, files, {
    next: () => release("// two", "v2.0.0"),
    isMerged: (text) => text.includes("// two"),
  });
}

function changed(
  root: string,
  files: readonly string[],
  { next, isMerged }: { next: () => void; isMerged: (text: string) => boolean },
): Changed {
  const MINE = "// mine";
  git(root, "init", "--quiet");
  commit(root);
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  return {
    root,
    edit() {
      for (const path of files) writeFileSync(join(root, path), `${MINE}\n${read(path)}`);
      commit(root);
    },
    next() {
      next();
      commit(root);
    },
    back() {
      git(root, "reset", "--quiet", "--hard");
      git(root, "clean", "-fdq");
    },
    expectMerged() {
      const wrong = files.filter((path) => !isMerged(read(path)) || !read(path).startsWith(MINE));
      if (wrong.length > 0) throw new Error(`Not merged: ${wrong.join(", ")}`);
    },
  };
}

const git = (cwd: string, ...words: string[]): void =>
  void execFileSync(
    "git",
    ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...words],
    { cwd },
  );

function commit(cwd: string): void {
  git(cwd, "add", "--all");
  git(cwd, "commit", "--quiet", "--allow-empty", "--message", "bench");
}
