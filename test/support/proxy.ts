import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can be cut. */
export interface Proxy {
  port: number;
  /** Ends what is connected and lets nobody through until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function proxy(host: string, port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          open.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
    if (!whole) near.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => void (whole = true),
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
