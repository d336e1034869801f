import type { EntityModel, MachineModel, OperationModel, SystemModel } from "../types.ts";
import { idOf, isDrawn } from "./drawn.ts";

/** A state machine of each entity that has transitions. */
export const machinesOf = ({ services }: SystemModel): MachineModel[] =>
  services
    .flatMap(({ entities }) => entities)
    .flatMap((entity) => {
      const moving = entity.operations.filter(({ transition }) => transition);
      return moving.length > 0 ? [machineOf(entity, moving)] : [];
    });

function machineOf(entity: EntityModel, moving: readonly OperationModel[]): MachineModel {
  const values = entity.state!.type.values;
  const idOfState = (state: string) => idOf("state", values.indexOf(state));
  const moves = moving.flatMap((operation) => {
    const { from, to } = operation.transition!;
    const events = eventsBefore(operation);
    return from.map((state) => ({
      from: idOfState(state),
      to: idOfState(to),
      operation,
      events,
      hasEvents: events.length > 0,
    }));
  });
  const states = values.map((name) => {
    const id = idOfState(name);
    const left = moves.some((move) => move.from === id && move.to !== id);
    return { id, name, initial: name === entity.initialState, final: !left };
  });
  return { entity, states, moves, drawn: isDrawn(states.length + moves.length) };
}

/** The events after which an operation happens by itself, with the service that tells of them. */
export const eventsBefore = ({ reactions }: OperationModel): string[] => [
  ...new Set(reactions.map(({ event }) => `${event.service.name.kebab}.${event.name.pascal}`)),
];
