import { asProgram, type Finding, finding } from "../finding.ts";

/**
 * Is every replica ready? Each variable, such as `ORDERS_REPLICAS`, holds the addresses of all replicas of a service, parted by
 * commas.
 */
export async function checkHealth(
  variables: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finding> {
  const addresses = variables.flatMap((name) => (env[name] ?? "").split(",").filter(Boolean));
  const answers = await Promise.all(addresses.map(ready));
  return finding(
    answers.filter((answer) => !answer.endsWith(" 200")),
    [`${addresses.length} asked`],
  );
}

async function ready(address: string): Promise<string> {
  const url = new URL("/health/ready", address);
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return `${url.href} ${status}`;
  } catch {
    return `${url.href} does not answer`;
  }
}

if (import.meta.main) await asProgram(() => checkHealth(process.argv.slice(2)));
