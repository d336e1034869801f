import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Adapter, type ClientMetadata, type JWK } from "oidc-provider";

export interface Issuer {
  readonly url: string;
  /** The secret of every client; new at each start. */
  readonly secret: string;
  /** A fresh access token of somebody with this role. */
  token(role: string): Promise<string>;
  close(): Promise<void>;
}

export interface IssuerOptions {
  readonly audience: string;
  /** Each becomes a client of that name, which gets tokens by its secret (RFC 6749, section 4.4). */
  readonly roles: readonly string[];
  /** 0: any that is free. */
  readonly port?: number;
}

/** A real OpenID Connect issuer for development and tests. It is only reachable from this machine. */
export async function startIssuer({ audience, roles, port = 0 }: IssuerOptions): Promise<Issuer> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = randomBytes(24).toString("base64url");
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "dev" };
  const provider = new Provider(url, {
    jwks: { keys: [key as JWK] },
    clients: roles.map((role) => clientFor(role, secret)),
    scopes: [],
    adapter: NoStorage,
    ttl: { ClientCredentials: 3600 },
    formats: {
      customizers: {
        jwt(_context, { clientId = "" }, { payload }) {
          Object.assign(payload, { sub: idOf(clientId), roles: [clientId] });
        },
      },
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `urn:${audience}`,
        getResourceServerInfo: () => ({
          scope: "",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: 3600,
        }),
      },
    },
  });
  server.on("request", provider.callback());
  return {
    url,
    secret,
    async token(role) {
      const response = await fetch(`${url}/token`, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${role}:${secret}`)}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
      const answer = (await response.json()) as { access_token?: string; error?: string };
      if (!answer.access_token) throw new Error(`No token for ${role}: ${answer.error}`);
      return answer.access_token;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Signed tokens and known clients need none. */
class NoStorage implements Adapter {
  async upsert() {}
  async find() {}
  async findByUserCode() {}
  async findByUid() {}
  async consume() {}
  async destroy() {}
  async revokeByGrantId() {}
}

const clientFor = (role: string, secret: string): ClientMetadata => ({
  client_id: role,
  client_secret: secret,
  grant_types: ["client_credentials"],
  redirect_uris: [],
  response_types: [],
});

/** The same UUID (version 8, RFC 9562) for the same name at every start. */
export function idOf(role: string): string {
  const hex = createHash("sha256").update(role).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, "$1-$2-8$3-8$4-$5");
}
