import { asProgram, type Finding, finding } from "../finding.ts";

interface Document {
  readonly issuer?: string;
  readonly jwks_uri?: string;
}

/** Does the issuer answer, by its own name, and give keys by which tokens can be checked? */
export async function checkIssuer(issuer = process.env.OIDC_ISSUER ?? ""): Promise<Finding> {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const about = (await fetched(address)) as Document;
  if (about.issuer !== issuer) return finding([`${address} is about ${about.issuer}`], []);
  const { keys = [] } = (await fetched(about.jwks_uri ?? "")) as { keys?: readonly Key[] };
  const signing = keys.filter(({ kty, use = "sig" }) => kty !== "oct" && use === "sig");
  const seen = signing.map(({ kid, kty, alg }) => `${kid ?? "a key"}: ${alg ?? kty}`);
  return finding(signing.length > 0 ? [] : [`${about.jwks_uri} has no key to check with`], seen);
}

/** A JSON Web Key (RFC 7517). */
interface Key {
  readonly kid?: string;
  readonly kty?: string;
  readonly alg?: string;
  readonly use?: string;
}

async function fetched(address: string): Promise<unknown> {
  const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(
    (cause: unknown) => {
      throw new Error(`${address} does not answer`, { cause });
    },
  );
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

if (import.meta.main) await asProgram(checkIssuer);
