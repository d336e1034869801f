import { createServer } from "node:net";

/*
 * Never port 0: the system takes those from its ephemeral range (32,768 and up on Linux, RFC 6335 has 49,152), where until the
 * server listens, or while it is killed, any outgoing connection may take the same one.
 */
const SERVERS = { from: 24_000, to: 32_768 };
/** What is added to 3000 and 4000; below the ports of servers. */
const SHIFTS = { from: 7_000, to: 19_500 };

/** Test files run side by side: each worker has ports of its own. */
const WORKERS = 4;
const lane = Number(process.env.VITEST_POOL_ID ?? 0) % WORKERS;
const wide = Math.floor((SERVERS.to - SERVERS.from) / WORKERS);
let next = Math.floor(Math.random() * wide);

/** A port of this machine that nobody uses at the moment; not the same one again for long. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < wide; tries += 1) {
    const port = SERVERS.from + lane * wide + (next++ % wide);
    if (await isFree(port)) return port;
  }
  throw new Error("There is no free port");
}

/**
 * A number that, added to each of these ports and the `length` behind it, gives ports that nobody uses at the moment; `wanted` if that
 * is one.
 */
export async function freeShift(
  firsts: readonly number[],
  length: number,
  wanted = somewhere(),
): Promise<number> {
  let shift = wanted;
  for (let tries = 0; tries < 50; tries += 1) {
    const ports = firsts.flatMap((first) =>
      Array.from({ length }, (_, index) => first + shift + index),
    );
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return shift;
    shift = somewhere();
  }
  throw new Error("There are not enough free ports in a row");
}

const somewhere = () => SHIFTS.from + Math.floor(Math.random() * (SHIFTS.to - SHIFTS.from));

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().on("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
