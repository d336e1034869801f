import { main } from "./cli/main.ts";
import { processTerminal } from "./cli/terminal.ts";

/** The program. Nothing is awaited here: the bundle is CommonJS, see `bin/groundplan.js`. */
void main(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
