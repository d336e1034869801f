import { createServer } from "node:net";

/** A port of this machine that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address!.port : 0));
    });
  });
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

const somewhere = () => 7_000 + Math.floor(Math.random() * 20_000);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().on("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
