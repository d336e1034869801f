import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, mock, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { openId } from "./auth.ts";
import { anonymous } from "./caller.ts";
import { idOf, startIssuer } from "./dev-issuer.ts";
import { createLog } from "./log.ts";
import { roles, withInherited } from "./roles.ts";

const audience = "kit";
const [role = "nobody"] = Object.keys(roles);
const makeKey = async (kid: string) => {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  return { kid, privateKey, public: { ...(await exportJWK(publicKey)), kid, alg: "ES256" } };
};
const [first, second] = [await makeKey("1"), await makeKey("2")];

/** Just enough of an issuer to make tokens that no real one would. */
let keys: object[] = [first.public];
let away = false;
const server = createServer(({ url }, response) => {
  if (away) return response.writeHead(502).end();
  response.end(JSON.stringify(url === "/keys" ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }));
}).listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => server.close());

const token = (claims: object = {}, { kid, privateKey } = first) => {
  const now = Math.floor(Date.now() / 1000);
  const good = {
    iss: issuer,
    aud: audience,
    sub: "ann",
    exp: now + 600,
    realm: { roles: [role, "no role"] },
  };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: "ES256", kid })
    .sign(privateKey);
};
const log = createLog("test", "silent");
const authenticate = openId({ issuer, audience, rolesClaim: "realm.roles", log });
const ask = async (given: string) => authenticate(`Bearer ${given}`);

test("a good token says who calls, and with which roles", async () => {
  const good = await token();
  const caller = await ask(good);
  assert.equal(caller.id, "ann");
  assert.deepEqual(caller.roles, withInherited([role]));
  assert.equal(authenticate(`Bearer ${good}`), caller, "and is not checked twice");
  assert.equal(authenticate(undefined), anonymous);
});

test("a token that is not for us, not now or not signed is refused", async () => {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const payload = (await token()).split(".")[1];
  const shared = new SignJWT({ iss: issuer, aud: audience, sub: "ann", exp: now + 600 })
    .setProtectedHeader({ alg: "HS256", kid: "1" })
    .sign(Buffer.from(JSON.stringify(first.public)));
  const bad = [
    token({ iss: "https://elsewhere" }),
    token({ aud: "others" }),
    token({ exp: now - 60 }),
    token({ nbf: now + 60 }),
    token({ exp: undefined }),
    token({ sub: undefined }),
    token({}, { ...second, kid: "1" }),
    shared,
    `${encode({ alg: "none" })}.${payload}.x`,
    "nonsense",
  ];
  for (const one of await Promise.all(bad)) {
    await assert.rejects(ask(one), { kind: "unauthenticated" }, one);
  }
});

test("the issuer's clock may be some seconds ahead", async () => {
  const now = Math.floor(Date.now() / 1000);
  assert.equal((await ask(await token({ iat: now + 3, nbf: now + 3 }))).id, "ann");
});

test("the issuer may change its keys", async () => {
  keys = [second.public];
  mock.timers.enable({ apis: ["Date"], now: Date.now() + 6000 });
  assert.equal((await ask(await token({}, second))).id, "ann");
  mock.timers.reset();
});

test(
  "keys outlive an issuer that is away, and not one that has others",
  { timeout: 10_000 },
  async () => {
    keys = [first.public];
    mock.timers.enable({ apis: ["Date", "setInterval"], now: Date.now() });
    const lines = new EventEmitter();
    const told = createLog("test", "info", { write: (line) => void lines.emit("line", line) });
    const patient = openId({ issuer, audience, log: told });
    const call = async () => (await patient(`Bearer ${await token()}`)).id;
    assert.equal(await call(), "ann");

    away = true;
    const complaint = once(lines, "line");
    mock.timers.tick(11 * 60_000);
    assert.match((await complaint)[0], /could not be read again/);
    assert.equal(await call(), "ann");

    away = false;
    keys = [second.public];
    const read = once(server, "request");
    mock.timers.tick(10 * 60_000);
    await read;
    await assert.rejects(call(), { kind: "unauthenticated" });
    mock.timers.reset();
  },
);

test("an issuer that does not answer is no fault of the caller", async () => {
  const lost = openId({ issuer: "http://127.0.0.1:1", audience, log });
  await assert.rejects(async () => lost(`Bearer ${await token()}`), { kind: "unavailable" });
});

test("the issuer of development gives tokens for each role", async () => {
  const dev = await startIssuer({ audience, roles: [role] });
  after(() => dev.close());
  const authenticateThere = openId({ issuer: dev.url, audience, log });
  const caller = await authenticateThere(`Bearer ${await dev.token(role)}`);
  assert.equal(caller.id, idOf(role));
  assert.match(idOf(role), /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  assert.deepEqual(caller.roles, withInherited([role]));
  await assert.rejects(dev.token("no role"));
});
