import { NONE } from "../../blueprint/offer.ts";
import type { Axis } from "../../catalog/types.ts";
import { askAxis, pathOf } from "../axes.ts";
import { partAt, put } from "../draft.ts";
import { readRoles } from "../lines.ts";
import { askLine, reading, type Talk } from "../talk.ts";

/** How users prove who they are, and the roles that they may have. */
export async function askUsers(talk: Talk): Promise<void> {
  for (const axis of talk.axes.filter(isOfUsers)) {
    await askAxis(talk, undecided(axis));
    const chosen = partAt(talk.draft, pathOf(axis)) ?? axis.default[0] ?? NONE;
    if (chosen !== NONE) await askRoles(talk);
  }
}

/** What groundplan would decide follows from the roles, which come with the next question. */
const undecided = (axis: Axis): Axis => ({ ...axis, decision: { ...axis.decision, auto: [] } });

/** Whether an axis is about users. */
export const isOfUsers = ({ path }: { path: string }): boolean => path.startsWith("auth.users.");

const askRoles = (talk: Talk) =>
  askLine(
    talk,
    "roles",
    {
      message: "Roles of its users",
      hint: "separated by commas; admin > member|clerk: an admin may do all that both may",
      default: "member, admin > member",
    },
    reading(readRoles, (roles) =>
      roles.length === 0
        ? talk.draft
        : put(
            talk.draft,
            ["auth", "roles"],
            new Map(roles.map(({ name, inherits }) => [name, inherits])),
          ),
    ),
  );
