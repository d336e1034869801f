import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../packages/contracts/tools/check.ts";
import { type Json, read } from "../../packages/contracts/tools/document.ts";
import { Refused } from "./refused.ts";

/** A service with a REST API, and its OpenAPI document as it stands on disk. */
export interface Contract {
  service: string;
  document: Json;
}

/**
 * The contracts of the services that are asked for, or of all, and the services that have none.
 * A contract that is not sound is refused, with every place that is wrong.
 */
export function contractsOf(
  root: string,
  services: readonly string[],
): { contracts: Contract[]; without: string[] } {
  const known = readdirSync(join(root, "services"))
    .filter((name) => existsSync(join(root, "services", name, "package.json")))
    .toSorted();
  const hasContract = (service: string) => existsSync(join(root, fileOf(service)));
  for (const service of services) {
    if (!known.includes(service))
      throw new Refused(`There is no service "${service}", but ${known.join(", ")}`);
    if (!hasContract(service))
      throw new Refused(`${service} has no REST API: there is no ${fileOf(service)}`);
  }
  const wanted = services.length > 0 ? services : known;
  const [found, without] = [wanted.filter(hasContract), wanted.filter((one) => !hasContract(one))];
  const problems: string[] = [];
  const contracts = found.map((service) => {
    const file = fileOf(service);
    const contract = read(file, readFileSync(join(root, file), "utf8"));
    if (contract.problems.length === 0) check(contract.document, contract.report);
    problems.push(...contract.problems);
    return { service, document: contract.document };
  });
  if (problems.length > 0) throw new Refused(problems.join("\n"));
  return { contracts, without };
}

const fileOf = (service: string) => `contracts/${service}/openapi.yaml`;
