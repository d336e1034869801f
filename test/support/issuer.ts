import { createHash, createHmac, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An issuer that has nothing in common with the one in the generated repos, and that also makes bad tokens. */
export interface StrangeIssuer {
  url: string;
  /** A good token, but for what is changed of it. */
  token(claims: object, header?: object): string;
  /** Changes its key, as issuers do. */
  rotate(): void;
  close(): Promise<void>;
}

export async function strangeIssuer(audience: string): Promise<StrangeIssuer> {
  let key = newKey();
  const server = createServer(({ url = "" }, response) => {
    response.setHeader("content-type", "application/json");
    const jwks_uri = `${address()}/keys`;
    const isAbout = url === "/.well-known/openid-configuration";
    response.end(JSON.stringify(isAbout ? { issuer: address(), jwks_uri } : { keys: [key.jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: address(),
    token(claims, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: address(), aud: audience, sub: randomUUID(), iat: now, exp: now + 600 };
      const said = { alg: "RS256", kid: key.jwk.kid, typ: "JWT", ...header };
      const signed = `${part(said)}.${part({ ...usual, ...claims })}`;
      return `${signed}.${signature(said.alg, signed, key)}`;
    },
    rotate: () => void (key = newKey()),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Key = ReturnType<typeof newKey>;

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = publicKey.export({ format: "jwk" });
  const kid = createHash("sha256").update(String(jwk.n)).digest("hex").slice(0, 12);
  const pem = publicKey.export({ format: "pem", type: "spki" });
  return { privateKey, pem, jwk: { ...jwk, kid, use: "sig", alg: "RS256" } };
}

function signature(algorithm: string, text: string, { privateKey, pem }: Key): string {
  if (algorithm === "none") return "";
  // The old trick: what everyone knows, used as a shared secret.
  if (algorithm === "HS256") return createHmac("sha256", pem).update(text).digest("base64url");
  return createSign("RSA-SHA256").update(text).sign(privateKey, "base64url");
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
