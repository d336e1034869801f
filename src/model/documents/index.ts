import type { DocumentsModel, SystemModel } from "../types.ts";
import { catalogueOf } from "./catalogue.ts";
import { containersOf, contextOf, flowOf } from "./containers.ts";
import { dataOf } from "./data.ts";
import { firstCallsOf } from "./first-calls.ts";
import { machinesOf } from "./machines.ts";
import { rightsOf } from "./rights.ts";
import { risksOf } from "./risks.ts";
import { sequencesOf } from "./sequences.ts";

/** A style in which a service can be called: its id and what people call it. */
export interface OfferedStyle {
  id: string;
  label: string;
}

/** What people read about a system, once everything else of it stands. */
export function documentsOf(
  system: SystemModel,
  declared: readonly string[],
  offers: ReadonlyMap<string, readonly OfferedStyle[]>,
): DocumentsModel {
  const machines = machinesOf(system);
  const sequences = sequencesOf(system);
  const rights = rightsOf(system);
  return {
    context: contextOf(system),
    containers: containersOf(system, offers),
    flow: flowOf(system),
    machines,
    hasMachines: machines.length > 0,
    sequences,
    hasSequences: sequences.length > 0,
    catalogue: system.services.flatMap(({ events }) => events.map(catalogueOf)),
    rights,
    hasRights: rights.length > 0,
    data: dataOf(system, declared),
    risks: risksOf(system),
    firstCalls: firstCallsOf(system, offers),
  };
}
