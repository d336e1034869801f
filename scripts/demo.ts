/*
 * npm run demo: makes the example with the built program, starts it and does its business as its clients would.
 * `-- --keep` goes on serving until Ctrl-C. Nothing is left behind, however it ends.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { business } from "./demo/business.ts";
import { startExample, type Example } from "./demo/example.ts";
import { say } from "./demo/say.ts";

const folder = mkdtempSync(join(tmpdir(), "groundplan-demo-"));
const stops: (() => Promise<unknown>)[] = [];
let serving = false;

const interrupted = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
});

async function demo(): Promise<void> {
  const begin = performance.now();
  const example = await startExample(join(folder, "shop"), (stop) => stops.push(stop));
  await business(example);
  say(`\nEverything went as it should, in ${Math.round((performance.now() - begin) / 1000)} s.`);
  if (process.argv.includes("--keep")) await keepServing(example);
}

async function keepServing({ at, issuer, root }: Example): Promise<void> {
  serving = true;
  say("It goes on serving until Ctrl-C:");
  for (const [name, addresses] of Object.entries(at)) say(`  ${name}  ${addresses.join("  ")}`);
  say(`  issuer  ${issuer}   (a token: cd ${root} && npm run token -- <role>)`);
  await interrupted;
}

const code = await Promise.race([
  demo().then(() => 0),
  interrupted.then(() => (serving ? 0 : 130)),
]).catch((error: Error) => {
  say(`\nIt went wrong: ${error.message}`);
  return 1;
});
for (const stop of stops) await stop();
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(code);
