import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { runCompletion } from "../../../src/cli/completion.ts";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { parse } from "../../../src/cli/parse.ts";
import { styles } from "../../../src/cli/terminal.ts";

async function scriptFor(shell: string): Promise<string> {
  const said: string[] = [];
  await runCompletion(parse(["completion", shell]), {
    out: (text) => void said.push(text),
    err: () => {},
    interactive: false,
    color: false,
    style: styles(false),
  });
  return said.join("\n");
}

describe("in bash", async () => {
  const script = await scriptFor("bash");
  const complete = (...words: string[]) =>
    execFileSync("bash", [
      "-c",
      `${script}\nCOMP_WORDS=(groundplan "$@") COMP_CWORD=$#\n_groundplan\necho "\${COMPREPLY[@]}"`,
      "bash",
      ...words,
    ])
      .toString()
      .trim();

  test.each([
    [["d"], "doctor"],
    [["new", "--pm", ""], "npm pnpm"],
    [["new", "--no"], "--no-install --no-git"],
    [["completion", ""], "--help bash zsh fish"],
    [["check", "x", "--s"], "--set"],
    [["nothing", ""], ""],
  ])("%j becomes %j", (words, expected) => {
    expect(complete(...words)).toBe(expected);
  });
});

test.each(["zsh", "fish"])("%s can read its script, where it is there", async (shell) => {
  const script = await scriptFor(shell);
  for (const { name } of COMMANDS) expect(script).toContain(name);
  const { error, status, stderr } = spawnSync(shell, ["-n"], { input: script });
  if (!error) expect(status, String(stderr)).toBe(0);
});

test("another shell is refused, with those that are known", async () => {
  await expect(scriptFor("tcsh")).rejects.toThrow("tcsh");
});
