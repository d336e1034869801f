import { namesAt, put } from "../draft.ts";
import { readRoles } from "../lines.ts";
import { askLine, reading, type Talk } from "../talk.ts";

const ROLES = ["auth", "roles"];

/** A role more, and those whose rights it has too. */
export const askNewRole = (talk: Talk): Promise<void> =>
  askLine(
    talk,
    "role",
    {
      message: "What is the role called?",
      hint: "lead > member: a lead may do all that a member may",
    },
    reading(readRoles, ([role, ...more]) => {
      if (!role || more.length > 0) return "Name one.";
      if (namesAt(talk.draft, ROLES).includes(role.name)) return `${role.name} is there already.`;
      return put(talk.draft, [...ROLES, role.name], role.inherits);
    }),
  );
