import { terminalHost } from "./host.ts";
import { registerEdits } from "./edit.ts";
import { registerNew } from "./new.ts";
import type { NewOptions, Plop } from "./types.ts";

export type { NewOptions, Plop } from "./types.ts";

/**
 * Registers groundplan's generators beside a team's own, in its plopfile:
 *
 *     import groundplan from "groundplan/plop";
 *     export default (plop) => groundplan(plop);
 *
 * `plop groundplan:new` then asks what `groundplan new` asks; `options` answers beforehand. `plop groundplan:add`, `:rename`,
 * `:remove` and `:set` ask what is to be changed in the repo that is around.
 */
export default function groundplan(plop: Plop, options: NewOptions = {}): void {
  registerNew(plop, options, terminalHost());
  registerEdits(plop, terminalHost());
}
