import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../../test/support/http.ts";
import { freeShift } from "../../test/support/ports.ts";
import { start } from "../../test/support/processes.ts";
import { part, quote } from "./say.ts";

/** The running example. */
export interface Example {
  root: string;
  /** Addresses by service: HTTP first, then plain HTTP/2 where it has gRPC. */
  at: Record<string, string[]>;
  issuer: string;
  /** A token as a client of the issuer gets it (RFC 6749, section 4.4). */
  token(role: string): Promise<string>;
}

const PROGRAM = join(import.meta.dirname, "../../bin/groundplan.js");

/** Makes the example in this folder, installs it and starts `npm run dev`; `onStart` gets what stops it. */
export async function startExample(
  root: string,
  onStart: (stop: () => Promise<unknown>) => void,
): Promise<Example> {
  part("Making the example and installing it");
  const words = ["new", root, "--example", "shop", "--yes", "--no-git"];
  const making = start([process.execPath, PROGRAM, ...words], { cwd: join(root, "..") });
  onStart(() => making.stop());
  const made = await making.ended;
  quote(made.output);
  if (made.code !== 0) throw new Error(`groundplan new ended with ${made.code}`);

  part("Starting it: npm run dev, with a moment between what happens and what follows");
  const PORT_SHIFT = String(await freeShift([3000, 4000], 12, 0));
  const dev = start(["npm", "run", "--silent", "dev"], {
    cwd: root,
    env: { PORT_SHIFT, EVENT_DELAY_MS: "250" },
  });
  onStart(() => dev.stop());
  await dev.says(/^issuer: /m, 120_000);
  quote(dev.output());
  const at: Example["at"] = {};
  for (const [, name, address] of dev.output().matchAll(/^([\w-]+): (http:\S+)/gm))
    (at[name!] ??= []).push(address!);
  const [issuer] = at.issuer!;
  delete at.issuer;
  return { root, at, issuer: issuer!, token: (role) => tokenOf(root, issuer!, role) };
}

async function tokenOf(root: string, issuer: string, role: string): Promise<string> {
  const { secret } = JSON.parse(readFileSync(join(root, ".dev/issuer.json"), "utf8"));
  const { body } = await ask(issuer, "POST /token", {
    headers: {
      authorization: `Basic ${btoa(`${role}:${secret}`)}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  return body.access_token;
}
