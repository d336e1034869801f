import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can be cut. */
export interface Cable {
  /** The same address by this way. */
  readonly url: string;
  cut(): void;
  mend(): void;
  /** How many connections were asked for by this way. */
  asked(): number;
  close(): void;
}

export async function cable(to: string): Promise<Cable> {
  const url = new URL(to);
  const { hostname, port } = url;
  const sockets = new Set<Socket>();
  let broken = false;
  let asked = 0;
  const server = createServer((near) => {
    asked++;
    if (broken) return void near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as { port: number };
  url.host = `127.0.0.1:${address.port}`;
  const cut = () => {
    broken = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => void (broken = false),
    asked: () => asked,
    close() {
      cut();
      server.close();
    },
  };
}
