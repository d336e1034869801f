import type { Settle } from "./clash.ts";
import { codeBeside } from "./code.ts";
import { importOf } from "./imports.ts";

import { ROWS, rowsBeside, VARIABLES } from "./rows.ts";

/**
 * How two additions at the same place are settled in a file of this name: both stay, the plan's first, where each is whole and
 * their order says nothing. That is what `merge=union` of git does everywhere; here it is done where it is right.
 */
export function besideIn(path: string): Settle | undefined {
  if (/\.[cm]?[jt]sx?$/.test(path)) return (clash) => codeBeside(clash) ?? importOf(clash);
  if (path.endsWith(".md")) return (clash) => rowsBeside(clash, ROWS);
  if (/(?:^|\/)\.env[^/]*$/.test(path)) return (clash) => rowsBeside(clash, VARIABLES);
  return undefined;
}
