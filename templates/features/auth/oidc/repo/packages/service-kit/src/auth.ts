import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose";
import { anonymous, type Authenticate, type Caller } from "./caller.ts";
import { kitLog, type Logger } from "./log.ts";
import { Problem, unavailable } from "./problem.ts";
import { withInherited } from "./roles.ts";

export interface OpenIdOptions {
  /** As it stands in the tokens; its keys are found through `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly audience: string;
  /** The claim that lists the roles; in nested objects a path, such as `realm_access.roles`. */
  readonly rolesClaim?: string;
  readonly log: Logger;
}

/** Signatures by private keys only: with a shared secret, who checks tokens could make them. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
];
const readAgainMs = 10 * 60_000;
const rememberedMs = 5 * 60_000;
const rememberedTokens = 10_000;

/**
 * Checks bearer tokens (RFC 6750, RFC 7519) against the keys of an OpenID Connect issuer, which may change at any time; while it
 * is away, the last ones stand. A good token is remembered for a while, at most until it expires.
 */
export function openId(options: OpenIdOptions): Authenticate {
  const { issuer, audience, rolesClaim = "roles", log } = options;
  const known = new Map<string, { authorization: string; caller: Caller; until: number }>();
  const rules = {
    issuer,
    audience,
    algorithms: [...algorithms, "EdDSA"],
    requiredClaims: ["exp", "sub"],
    clockTolerance: 5, // seconds: no two clocks are the same
  };
  let keys: Promise<JWTVerifyGetKey> | undefined;

  const findKeys = () =>
    (keys ??= discover(issuer, log).catch((error: unknown) => {
      keys = undefined; // the next request tries again
      throw error;
    }));

  async function verify(authorization: string): Promise<Caller> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (!token) throw refused("It is no signed bearer token");
    const { payload } = await jwtVerify(token, await findKeys(), rules).catch((error: unknown) => {
      throw isBad(error)
        ? refused(error.message)
        : unavailable("The issuer does not answer", error);
    });
    const caller = { id: payload.sub!, roles: withInherited(rolesIn(payload, rolesClaim)) };
    if (known.size >= rememberedTokens) known.delete(known.keys().next().value!);
    known.set(endOf(authorization), {
      authorization,
      caller,
      until: Math.min(payload.exp! * 1000, Date.now() + rememberedMs),
    });
    return caller;
  }

  return (authorization) => {
    if (authorization === undefined) return anonymous;
    const remembered = known.get(endOf(authorization));
    if (remembered?.authorization === authorization && remembered.until > Date.now())
      return remembered.caller;
    return verify(authorization);
  };
}

/** A part of the signature, by which a token is found sooner than by all of it. */
const endOf = (authorization: string) => authorization.slice(-32);

async function discover(issuer: string, log: Logger): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
    const about = (await response.json()) as { issuer: string; jwks_uri: string };
    if (about.issuer !== issuer) throw new Error(`${address} is about ${about.issuer}`);
    const keys = createRemoteJWKSet(new URL(about.jwks_uri), {
      timeoutDuration: 2000,
      cooldownDuration: 5000,
      cacheMaxAge: Infinity, // or they would be gone when the issuer cannot be asked again
    });
    const complain = (err: unknown) =>
      kitLog(log).warn({ err }, "the issuer's keys could not be read again; the last ones stand");
    setInterval(() => keys.reload().catch(complain), readAgainMs).unref();
    return keys;
  } catch (error) {
    throw unavailable("The issuer does not answer", error);
  }
}

/** The token is at fault, and not the way to the keys. */
const isBad = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError &&
  !["ERR_JOSE_GENERIC", "ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID"].includes(error.code);

function rolesIn(payload: JWTPayload, claim: string): unknown[] {
  const nested = claim
    .split(".")
    .reduce<unknown>((value, key) => (value as JWTPayload)?.[key], payload);
  const found = payload[claim] ?? nested;
  return Array.isArray(found) ? found : typeof found === "string" ? found.split(" ") : [];
}

const refused = (detail: string) =>
  new Problem("unauthenticated", {
    detail,
    headers: { "www-authenticate": 'Bearer error="invalid_token"' },
  });
