import { AUTO, NONE } from "../../blueprint/offer.ts";
import { askAxis, pathOf } from "../axes.ts";
import { partAt, put } from "../draft.ts";
import { readRoles } from "../lines.ts";
import { askLine, reading, type Talk } from "../talk.ts";

/** How users prove who they are, and the roles that they may have. */
export async function askUsers(talk: Talk): Promise<void> {
  for (const axis of talk.axes.filter(isOfUsers)) {
    await askAxis(talk, axis);
    const chosen = partAt(talk.draft, pathOf(axis)) ?? axis.default[0] ?? NONE;
    // Left to groundplan, it follows from the roles: none yet.
    if (chosen !== NONE && chosen !== AUTO) await askRoles(talk);
  }
}

/** Whether an axis is about users. */
export const isOfUsers = ({ path }: { path: string }): boolean => path.startsWith("auth.users.");

const askRoles = (talk: Talk) =>
  askLine(
    talk,
    "roles",
    {
      message: "Roles of its users",
      hint: "separated by commas; admin > member: an admin may do all that a member may",
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
