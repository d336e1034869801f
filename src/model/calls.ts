import type { OperationRef, Service } from "../blueprint/types.ts";
import { namesOf } from "./names.ts";
import type {
  CalleeModel,
  ClientStyle,
  EntityModel,
  OperationModel,
  ServiceModel,
} from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What services call of each other, once all of them stand. `styles` says by which API style each can be called. */
export function fillCalls(
  services: readonly ServiceModel[],
  blueprints: readonly Service[],
  styles: ReadonlyMap<string, ClientStyle>,
): void {
  const calleesOf = (calls: readonly OperationRef[]): CalleeModel[] =>
    [...new Set(calls.map(({ service }) => service))].map((name) => {
      const service = services.find((one) => one.name.kebab === name)!;
      const wanted = calls.filter((one) => one.service === name).map(({ operation }) => operation);
      const operations = [...new Set(wanted)].map((one) => operationOf(service, one));
      return { service, by: styles.get(name) ?? {}, operations };
    });
  for (const [index, { operations }] of blueprints.entries()) {
    const service: Mutable<ServiceModel> = services[index]!;
    for (const { name, calls } of operations) operationOf(service, name).callees = calleesOf(calls);
    service.callees = calleesOf(operations.flatMap(({ calls }) => calls));
    service.calling = service.operations.filter(({ hasCalls }) => hasCalls);
    service.hasCalls = service.calling.length > 0;
    for (const entity of service.entities as Mutable<EntityModel>[])
      entity.hasCalls = entity.operations.some(({ hasCalls }) => hasCalls);
    service.reactorsCall = service.reactors.some(({ hasCalls }) => hasCalls);
  }
}

const operationOf = ({ operations }: ServiceModel, name: string): Mutable<OperationModel> =>
  operations.find((one) => one.name.camel === namesOf(name).camel)!;
