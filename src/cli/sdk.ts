import { UsageError } from "../questions/usage-error.ts";
import { runScript } from "../workspace/repo-script.ts";
import type { Invocation } from "./parse.ts";

const SCRIPT = "sdk";

/** `groundplan sdk`: the repo's own script of that name, which does without groundplan; its exit code is this one's. */
export async function runSdk({ switches, values, lists }: Invocation): Promise<number> {
  const languages = lists.get("lang") ?? [];
  if (languages.length === 0)
    throw new UsageError({
      message: "No language was named.",
      help: "Write groundplan sdk --lang typescript,python,go,java, or those of them that are wanted.",
    });
  const given = [...lists].flatMap(([name, all]) => all.map((value) => `--${name}=${value}`));
  for (const [name, value] of values) given.push(`--${name}=${value}`);
  for (const name of switches) given.push(`--${name}`);
  return runScript(SCRIPT, given);
}
