import type { DraftRole } from "./draft.ts";
import { KEYS_OF } from "./key-order.ts";
import { checkName } from "./names.ts";
import { NONE, wordsAt, type Offer } from "./offer.ts";
import type { Report } from "./report.ts";
import { atMost, entriesOf, keysOf, scalarOf, wordsOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import type { Tree } from "./tree.ts";

const MOST_ROLES = 200;
const RESERVED = new Map([
  ["public", "`public` means everybody, with or without an account"],
  ["service", "`service` is kept for calls between services"],
]);

export interface DraftAuth {
  users?: string;
  roles: DraftRole[];
  authUnsure?: true;
}

/** How users prove who they are, and the roles they may have. */
export function readAuth(tree: Tree, offer: Offer, tell: Report): DraftAuth {
  let refused = false;
  const report: Report = (...problem) => {
    refused = true;
    tell(...problem);
  };
  const meant = kindAlone(tree, offer);
  if (meant !== undefined) {
    const help = `Write \`{ users: { kind: ${meant} } }\`.`;
    report("GP1104", tree.at, "`auth` is a map of `key: value`, not a text", help);
    return { roles: [], authUnsure: true };
  }
  const found = keysOf(
    tree,
    { what: "`auth`", known: KEYS_OF.auth, later: ["services", "partners"] },
    report,
  );
  const users = found?.get("users");
  const kind = users && readKind(users.value, offer, report);
  const roles = found?.get("roles");
  const all = roles ? readRoles(roles.value, report) : [];
  return {
    ...(kind === undefined ? {} : { users: kind }),
    roles: all,
    ...(refused ? { authUnsure: true } : {}),
  };
}

/** A way to know users that stands where a map is wanted. */
function kindAlone(tree: Tree, { users }: Offer): string | undefined {
  return tree.kind === "scalar" ? users.find((one) => one === tree.text.toLowerCase()) : undefined;
}

function readKind(tree: Tree, offer: Offer, report: Report): string | undefined {
  const meant = kindAlone(tree, offer);
  if (meant !== undefined) {
    const help = `Write \`{ kind: ${meant} }\`.`;
    report("GP1104", tree.at, "`users` is a map of `key: value`, not a text", help);
    return undefined;
  }
  const found = keysOf(
    tree,
    { what: "`users`", known: ["kind"], required: ["kind"], later: ["flows"] },
    report,
  );
  const entry = found?.get("kind");
  const scalar = entry && scalarOf(entry.value, "`kind`", report);
  if (!scalar) return undefined;
  const kinds = wordsAt("auth.users.kind", [...new Set([...offer.users, NONE])], offer);
  if (kinds.includes(scalar.text)) return scalar.text;
  report(
    "GP1107",
    scalar.at,
    `${shown(scalar.text)} is not a way to know users that works in this version`,
    didYouMean(scalar.text, kinds),
  );
  return undefined;
}

function readRoles(tree: Tree, report: Report): DraftRole[] {
  const entries = atMost(MOST_ROLES, entriesOf(tree, "`roles`", report) ?? [], "roles", report);
  return entries.flatMap(({ key, value }): DraftRole[] => {
    if (!checkName(key, "kebab", "a role", report)) return [];
    const reserved = RESERVED.get(key.text);
    if (reserved) report("GP1204", key.at, reserved, "Choose another name.");
    return [{ name: key, inherits: wordsOf(value, "what a role inherits", report) }];
  });
}
