import { terminalHost } from "./host.ts";
import { registerNew } from "./new.ts";
import type { NewOptions, Plop } from "./types.ts";

export type { NewOptions, Plop } from "./types.ts";

/**
 * Registers groundplan's generators beside a team's own, in its plopfile:
 *
 *     import groundplan from "groundplan/plop";
 *     export default (plop) => groundplan(plop);
 *
 * `plop groundplan:new` then asks what `groundplan new` asks; `options` answers beforehand.
 */
export default function groundplan(plop: Plop, options: NewOptions = {}): void {
  registerNew(plop, options, terminalHost());
}
