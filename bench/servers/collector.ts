/*
 * Takes traces by OTLP in a process of its own, as a collector does: it sends its address, and how many spans have come whenever it is
 * asked. They are read only then, so that no time of the two cores goes to it while others are measured.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { spansOf } from "../../test/support/otlp.ts";

const bodies: Buffer[] = [];
const server = createServer(async (request, response) => {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk);
  if (request.url === "/v1/traces") bodies.push(Buffer.concat(body));
  response.setHeader("content-type", "application/x-protobuf").end();
});
server.listen(0, "127.0.0.1", () =>
  process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.on("message", () =>
  process.send!(bodies.reduce((sum, body) => sum + spansOf(body).length, 0)),
);
