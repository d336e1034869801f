import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Where the answers about one target folder survive an interruption. */
export interface AnswersFile {
  load(): string;
  /** Whether it could be saved. */
  save(text: string): boolean;
  forget(): void;
}

/** One file per target folder, in the state folder of the user (XDG Base Directory; on Windows the local AppData). */
export function answersFile(target: string, env: NodeJS.ProcessEnv = process.env): AnswersFile {
  const name = createHash("sha256").update(resolve(target)).digest("hex").slice(0, 16);
  const file = join(stateFolder(env), "groundplan", "answers", `${name}.json`);
  return {
    load: () => attempt(() => readFileSync(file, "utf8")) ?? "",
    save: (text) =>
      attempt(() => {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(`${file}.new`, text, { mode: 0o600 });
        renameSync(`${file}.new`, file);
        return true;
      }) ?? false,
    forget: () => void attempt(() => rmSync(file, { force: true })),
  };
}

const stateFolder = (env: NodeJS.ProcessEnv): string =>
  env.XDG_STATE_HOME || env.LOCALAPPDATA || join(homedir(), ".local", "state");

/** Memory is a convenience: that it fails must not end the questions. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
