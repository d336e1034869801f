import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Reported } from "../merge/report.ts";
import type { Terminal } from "./terminal.ts";

const NOTHING = "/dev/null";

type Texts = Pick<Reported, "path" | "from" | "before" | "after">;

/** A change line by line, as `diff -u` has it, which `git apply` reads. */
export function unified({ path, from = path, before, after }: Texts): string {
  const [old, now] = [before ?? "", after ?? ""];
  const patch = createTwoFilesPatch(
    before === undefined ? NOTHING : `a/${from}`,
    after === undefined ? NOTHING : `b/${path}`,
    old,
    now,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  return patch.replace(/\n$/, "");
}

/** The same, for eyes. */
export const colored = (patch: string, { style }: Pick<Terminal, "style">): string =>
  patch
    .split("\n")
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return style.bold(line);
      if (line.startsWith("@@")) return style.cyan(line);
      if (line.startsWith("+")) return style.green(line);
      return line.startsWith("-") ? style.red(line) : line;
    })
    .join("\n");
