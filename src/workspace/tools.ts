import { createServer } from "node:net";

/** How long a program may take to say which version it is. */
const PATIENCE_MS = 10_000;

/**
 * The version of a program, as its first number with points says it.
 * @returns `undefined` where there is no such program, or it does not say.
 */
export async function versionOf(command: string, ...args: string[]): Promise<string | undefined> {
  const { execa } = await import("execa");
  const said = await execa(command, args, {
    reject: false,
    all: true,
    stdin: "ignore",
    timeout: PATIENCE_MS,
  });
  return said.failed ? undefined : /\d+(?:\.\d+)+|\d+/.exec(said.all ?? "")?.[0];
}

/** Whether a process could listen there, on all addresses as services do. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
