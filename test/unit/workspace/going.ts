import { go, OTHER, sideOf, type Side } from "./there-and-back.ts";

/**
 * A process of the tests beside this file. With a folder it goes there and back for as long as it lives; without, it goes where it
 * is told, and tells how that ended.
 */
const [, , root] = process.argv;

if (root === undefined)
  process.on("message", ([where, side]: [string, Side]) => {
    go(where, side).then(
      () => process.send!("done"),
      (error: { code?: string }) => process.send!(error.code ?? String(error)),
    );
  });
process.send!("ready");
if (root !== undefined) for (;;) await go(root, OTHER[sideOf(root)]);
