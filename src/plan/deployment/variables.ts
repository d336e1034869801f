import type { Variable } from "../../catalog/index.ts";
import type { CalleeModel, ServiceModel } from "../../model/types.ts";
import { type Facts, filled, isTrue } from "./facts.ts";
import { portNumber } from "./ports.ts";
import type { VariableModel } from "./types.ts";

/** A variable that one service reads, with what it leads to. */
export interface Read extends VariableModel {
  /** The name of a resource, as its manifest says it. */
  of: string | null;
  /** Where another service is called. */
  callee: { service: ServiceModel; port: number } | null;
}

/** What a service reads from its environment to find resources and other services. */
export const variablesOf = (service: ServiceModel, facts: Facts): Read[] =>
  facts
    .featuresOf(service)
    .flatMap(({ key, environment }) =>
      environment
        .filter(({ when }) => isTrue(service, when, key))
        .flatMap((variable) =>
          variable.eachCallee
            ? service.callees.map((callee) => readCallee(variable, key, service, callee, facts))
            : [{ ...read(variable, key, facts), callee: null }],
        ),
    );

function read(
  variable: Variable,
  key: string,
  { here, local, optional }: Pick<Facts, "here" | "local" | "optional">,
) {
  const { name, value, production, secret, of } = variable;
  const place = `templates/features/${key}/feature.yaml › environment › ${name}`;
  return {
    name: filled(name, here, place),
    value: filled(value, here, place),
    local: filled(value, local, place),
    production: production === null ? null : filled(production, here, place),
    secret,
    of,
    optional: optional.includes(of ?? ""),
  };
}

function readCallee(
  variable: Variable,
  key: string,
  caller: ServiceModel,
  { service, by }: CalleeModel,
  facts: Facts,
): Read {
  const client = facts.featuresOf(caller).find(({ calls }) => calls !== null && by[calls]);
  const port = portNumber(service, client?.callsAt ?? null, facts.featuresOf);
  const words = (all: Facts["here"], callee: string) => ({
    ...all,
    CALLEE: service.name.constant,
    callee,
    port,
  });
  const here = words(facts.here, facts.hostOf(service));
  const local = words(facts.local, "localhost");
  return { ...read(variable, key, { ...facts, here, local }), callee: { service, port } };
}
