import { setTimeout as wait } from "node:timers/promises";
import type { Opened } from "./built.ts";
import { freeShift } from "./ports.ts";
import type { Running } from "./processes.ts";

/** All services in one process, as in development. */
export interface Development {
  /** Addresses by service: HTTP first, then plain HTTP/2 if it has gRPC. */
  at: Record<string, string[]>;
  /** A token as `npm run token` gets it, once for each role. */
  token(role: string): Promise<string>;
  process: Running;
}

/** The issuer's, and behind it the services'; those for plain HTTP/2 are 1000 higher. */
const FIRST_PORT = 3000;
const SECOND_PORT = 4000;

/** Starts what `npm run dev` runs, without npm in between, on ports that nobody uses. */
export async function develop(repo: Opened, env: NodeJS.ProcessEnv = {}): Promise<Development> {
  const shift = await freeShift([FIRST_PORT, SECOND_PORT], repo.services.length + 1);
  const [command, ...args] = JSON.parse(repo.read("package.json")).scripts.dev.split(" ");
  const process = repo.start([command, ...args], {
    env: { PORT_SHIFT: String(shift), ...env },
  });
  for (const service of repo.services) await process.says(`${service}: http://`);
  await wait(50);
  const at: Development["at"] = {};
  for (const [, name, address] of process.output().matchAll(/^([\w-]+): (http:\S+)/gm))
    if (repo.services.includes(name!)) (at[name!] ??= []).push(address!);
  const tokens = new Map<string, Promise<string>>();
  const token = (role: string) => {
    const known = tokens.get(role) ?? ask(repo, role);
    tokens.set(role, known);
    return known;
  };
  return { at, token, process };
}

async function ask(repo: Opened, role: string): Promise<string> {
  const { code, output } = await repo.script("token", role);
  if (code !== 0) throw new Error(output);
  return output.trim();
}
