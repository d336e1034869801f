import { setTimeout as wait } from "node:timers/promises";
import type { Built } from "./built.ts";
import { freeRange } from "./ports.ts";
import type { Running } from "./processes.ts";

/** A running `npm run dev`. */
export interface Development {
  /** Addresses by service: HTTP first, then plain HTTP/2 if it has gRPC. */
  at: Record<string, string[]>;
  /** A token as `npm run token` gets it, once for each role. */
  token(role: string): Promise<string>;
  process: Running;
}

const FIRST_PORT = 3000;

/** Starts `npm run dev` on ports that nobody uses. */
export async function develop(repo: Built): Promise<Development> {
  const shift = (await freeRange(repo.services.length * 2 + 8)) - FIRST_PORT;
  const process = repo.start(["npm", "run", "--silent", "dev"], {
    env: { PORT_SHIFT: String(shift) },
  });
  for (const service of repo.services) await process.says(`${service}: http://`);
  await wait(50);
  const at: Development["at"] = {};
  for (const [, name, address] of process.output().matchAll(/^([\w-]+): (http:\S+)/gm))
    (at[name!] ??= []).push(address!);
  const tokens = new Map<string, Promise<string>>();
  const token = (role: string) => {
    const known = tokens.get(role) ?? ask(repo, role);
    tokens.set(role, known);
    return known;
  };
  return { at, token, process };
}

async function ask(repo: Built, role: string): Promise<string> {
  const { code, output } = await repo.script("token", role);
  if (code !== 0) throw new Error(output);
  return output.trim();
}
