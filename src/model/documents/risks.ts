import type { ReactionModel, RisksModel, SystemModel } from "../types.ts";

/** Facts of the blueprint from which risks follow. */
export function risksOf({ services, roles, qualities }: SystemModel): RisksModel {
  const operations = services.flatMap((service) => service.operations);
  const reactions = services.flatMap((service) => service.reactions);
  const guarded = operations.filter((one) => one.exposed && !one.public && one.key);
  const shared = roles
    .map(({ name }) => ({
      role: name,
      operations: guarded.filter((one) => one.allowedRoles.includes(name)),
    }))
    .filter((one) => one.operations.length > 0);
  const open = operations.filter(({ public: anybody, is }) => anybody && !is.get && !is.list);
  const calls = services.flatMap((from) =>
    from.callees.map(({ service: to, operations: called }) => ({
      from,
      to,
      operations: called,
      callers: from.calling.filter(({ callees }) => callees.some(({ service }) => service === to)),
    })),
  );
  const parked = reactions.filter(({ refused }) => refused.park);
  const ignored = reactions.filter(isIgnored);
  const unwritten = operations.filter(({ ownFunctions }) => ownFunctions);
  return {
    shared,
    hasShared: shared.length > 0,
    open,
    hasOpen: open.length > 0,
    calls,
    parked,
    hasParked: parked.length > 0,
    ignored,
    hasIgnored: ignored.length > 0,
    unwritten,
    hasUnwritten: unwritten.length > 0,
    unmeasured: qualities.peakRequestsPerSecond === null && qualities.p99Milliseconds === null,
  };
}

const isIgnored = ({ operation, refused, missing }: ReactionModel): boolean =>
  refused.ignore || (missing.ignore && !operation.is.create);
