import type { Allow } from "../blueprint/types.ts";
import type { OperationModel, RoleModel } from "./types.ts";

type Access = Pick<
  OperationModel,
  "public" | "allow" | "nobody" | "exposed" | "allowedRoles" | "deniedRoles"
>;

/** Who may: everybody, the roles named and those that inherit one of them, or nobody but the system itself. */
export function accessOf(allow: Allow, roles: readonly RoleModel[]): Access {
  const everybody = allow === "public";
  const named = everybody ? [] : allow;
  const may = (role: RoleModel) => everybody || role.all.some((one) => named.includes(one));
  return {
    public: everybody,
    allow: named,
    nobody: !everybody && named.length === 0,
    exposed: everybody || named.length > 0,
    allowedRoles: roles.filter(may).map(({ name }) => name),
    deniedRoles: roles.filter((role) => !may(role)).map(({ name }) => name),
  };
}
