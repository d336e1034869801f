import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Database } from "./database.ts";
import { dlqCommand } from "./dlq-command.ts";

/** Where development leaves, while it runs, how it is asked. Git ignores the folder. */
const usual = new URL("../../../.dev/dlq.json", import.meta.url);

interface Place {
  readonly url: string;
  readonly secret: string;
}

/** Does commands about dead letters for whoever may read the file: no other process has the embedded database. Returns what ends it. */
export async function offerDlq(database: Database, file = usual): Promise<() => Promise<void>> {
  const secret = randomBytes(24).toString("base64url");
  const open = async () => ({ ...database, close: async () => {} });
  const answer = async (request: IncomingMessage): Promise<[number, string]> => {
    if (request.headers.authorization !== `Bearer ${secret}`) return [401, "Not for you"];
    try {
      return [200, await dlqCommand(JSON.parse(await text(request)), open)];
    } catch (error) {
      return [400, (error as Error).message];
    }
  };
  const server = createServer(async (request, response) => {
    const [status, said] = await answer(request);
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(said);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, JSON.stringify({ url, secret } satisfies Place), { mode: 0o600 });
  return async () => {
    await rm(file, { force: true });
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
}

/** Has development do a command where it runs; undefined where none runs. Throws what it says against it. */
export async function askDlq(args: string[], file = usual): Promise<string | undefined> {
  const found = await readFile(file, "utf8").catch(() => undefined);
  if (found === undefined) return undefined;
  const { url, secret }: Place = JSON.parse(found);
  const headers = { authorization: `Bearer ${secret}` };
  const asked = fetch(url, { method: "POST", headers, body: JSON.stringify(args) });
  const response = await asked.catch(() => undefined); // it was killed, and left the file
  if (!response || response.status === 401) return undefined;
  const said = await response.text();
  if (!response.ok) throw new Error(said);
  return said;
}
