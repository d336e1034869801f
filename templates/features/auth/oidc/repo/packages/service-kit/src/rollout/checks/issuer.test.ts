import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { checkIssuer } from "./issuer.ts";

let keys: object[] = [];
const server = createServer(({ url }, response) => {
  const about = { issuer, jwks_uri: `${issuer}/keys` };
  response.end(JSON.stringify(url === "/keys" ? { keys } : about));
}).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test("an issuer has its name, and keys to check with", async () => {
  keys = [{ kty: "RSA", kid: "one", alg: "RS256", use: "sig" }];
  assert.deepEqual(await checkIssuer(issuer), { ok: true, lines: ["one: RS256"] });
  keys = [{ kty: "oct" }, { kty: "RSA", use: "enc" }];
  assert.equal((await checkIssuer(issuer)).ok, false);
  const other = await checkIssuer(`${issuer}/`);
  assert.match(other.lines[0]!, /is about http/);
  await assert.rejects(checkIssuer("http://127.0.0.1:1"), /does not answer/);
});
