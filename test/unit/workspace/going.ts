import { go, OTHER, sideOf, type Side } from "./there-and-back.ts";

/**
 * A process of the tests beside this file. With a folder it goes there and back for as long as it lives; without, it goes where it
 * is told, and tells how that ended. When it is at it, it says how many milliseconds one way takes.
 */
const [, , root] = process.argv;

if (root === undefined)
  process.on("message", ([where, side]: [string, Side]) => {
    go(where, side).then(
      () => process.send!("done"),
      (error: { code?: string }) => process.send!(error.code ?? String(error)),
    );
  });
// the first time takes longest
if (root !== undefined) await go(root, OTHER[sideOf(root)]);
const begin = performance.now();
if (root !== undefined) await go(root, OTHER[sideOf(root)]);
process.send!(performance.now() - begin);
if (root !== undefined) for (;;) await go(root, OTHER[sideOf(root)]);
