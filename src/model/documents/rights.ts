import type { RightsModel, SystemModel } from "../types.ts";
import { eventsBefore } from "./machines.ts";

/** Which operations whom, with inherited roles worked in; services without operations are left out. */
export const rightsOf = ({ services, roles }: SystemModel): RightsModel[] =>
  services
    .filter(({ operations }) => operations.length > 0)
    .map((service) => ({
      service,
      rows: service.operations.map((operation) => {
        const events = eventsBefore(operation);
        return {
          operation,
          cells: roles.map((role) => ({ role, may: operation.allowedRoles.includes(role.name) })),
          events,
          hasEvents: events.length > 0,
        };
      }),
    }));
