import type { Settle } from "./clash.ts";
import { codeBeside } from "./code.ts";
import { commentsBeside, DASHES, HASHES, SLASHES, YAML } from "./comments.ts";
import { importOf } from "./imports.ts";
import { ROWS, rowsBeside, VARIABLES } from "./rows.ts";
import { wovenOf } from "./woven.ts";

const BY_NAME: readonly (readonly [name: RegExp, ...settles: Settle[]])[] = [
  [/\.[cm]?[jt]sx?$/, codeBeside, importOf, commentsBeside(SLASHES)],
  [/\.md$/, (clash) => rowsBeside(clash, ROWS)],
  [/(?:^|\/)\.env[^/]*$/, (clash) => rowsBeside(clash, VARIABLES), commentsBeside(HASHES)],
  [/\.proto$/, commentsBeside(SLASHES)],
  [/\.sql$/, commentsBeside(DASHES)],
  [/\.ya?ml$/, commentsBeside(YAML)],
  [/(?:^|\/)(?:Dockerfile|\.[a-z]*ignore)$|\.sh$/, commentsBeside(HASHES)],
];

/**
 * How two changes at the same place are settled in a file of this name: both stay, where each is whole and their order says
 * nothing. That is what `merge=union` of git does everywhere; here it is done where it is right.
 */
export function besideIn(path: string): Settle | undefined {
  const found = BY_NAME.find(([name]) => name.test(path));
  if (!found) return undefined;
  const [, ...settles] = found;
  return (clash) => {
    for (const settle of [...settles, wovenOf]) {
      const lines = settle(clash);
      if (lines) return lines;
    }
    return undefined;
  };
}
