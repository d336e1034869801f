import { asProgram, type Finding, finding } from "../finding.ts";
import { configOf, serviceNames } from "../services.ts";

/** Does the environment hold all that the services read, and nothing that they refuse? Nothing is opened. */
export async function checkConfig(env: NodeJS.ProcessEnv = process.env): Promise<Finding> {
  const services = serviceNames();
  const mistakes = await Promise.all(
    services.map((service) =>
      configOf(service, env).then(
        () => [],
        ({ message }: Error) => [message],
      ),
    ),
  );
  return finding(mistakes.flat(), [`read for ${services.join(", ")}`]);
}

if (import.meta.main) await asProgram(checkConfig);
