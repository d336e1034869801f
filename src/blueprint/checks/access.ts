import type { Draft, DraftAllow, DraftService } from "../draft.ts";
import { NONE } from "../offer.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";

/** Who may do something exists, and what they may do is there. */
export function checkAccess(service: DraftService, draft: Draft, report: Report): void {
  for (const operation of service.operations) checkAllow(operation.allow, draft, report);
  for (const { name, crud, crudUnsure, allow } of service.entities) {
    for (const { verb, who } of allow) {
      checkAllow(who, draft, report);
      if (crudUnsure || crud.some((one) => one.verb === verb.text)) continue;
      const help = `Add \`${verb.text}\` to \`crud\`, or take this line out.`;
      report(
        "GP1601",
        verb.at,
        `${shown(name.text)} has no \`${verb.text}\` that somebody could be allowed`,
        help,
      );
    }
  }
}

function checkAllow(allow: DraftAllow, { roles, users, authUnsure }: Draft, report: Report): void {
  if (allow === "public" || authUnsure) return;
  const known = roles.map((role) => role.name.text);
  for (const word of allow) {
    if (users === undefined || users === NONE) {
      const help =
        "Say how users prove who they are, in `auth: { users: { kind: … } }`, or write `allow: public`.";
      report(
        "GP1602",
        word.at,
        `Nobody can have the role ${shown(word.text)}: there is no user authentication`,
        help,
      );
    } else if (!known.includes(word.text)) {
      report(
        "GP1406",
        word.at,
        `${shown(word.text)} is not a role`,
        didYouMean(
          word.text,
          known,
          known.length === 0 ? "Declare it in `auth.roles`." : undefined,
        ),
      );
    }
  }
}
