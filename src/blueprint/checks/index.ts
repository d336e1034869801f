import type { Draft } from "../draft.ts";
import type { Offer } from "../offer.ts";
import type { Report } from "../report.ts";
import { checkAccess } from "./access.ts";
import { checkCalls } from "./calls.ts";
import { checkCarriers } from "./carriers.ts";
import { checkColumns } from "./columns.ts";
import { checkContracts } from "./contracts.ts";
import { checkConstants } from "./constants.ts";
import { checkCrud } from "./crud.ts";
import { checkDataClasses } from "./data-classes.ts";
import { checkDomain } from "./domain.ts";
import { checkEmits } from "./emits.ts";
import { checkCircles } from "./event-circles.ts";
import { checkEventOrder } from "./event-order.ts";
import { checkEvents } from "./events.ts";
import { checkFields } from "./fields.ts";
import { checkOperations } from "./operations.ts";
import { checkOvertaken } from "./overtaken.ts";
import { checkQualities } from "./qualities.ts";
import { checkReactions } from "./reactions.ts";
import { checkRelations } from "./relations.ts";
import { checkRoles } from "./roles.ts";
import { checkSameNames } from "./same-names.ts";
import { checkStates } from "./states.ts";
import { checkTables } from "./tables.ts";
import { checkUnplaced } from "./unplaced.ts";
import { checkValues } from "./values.ts";

/** Everything that holds between the parts of a blueprint. */
export function checkDraft(draft: Draft, offer: Offer, report: Report): void {
  checkRoles(draft, report);
  checkDomain(draft, report);
  checkSameNames(draft, report);
  for (const service of draft.services) {
    checkAccess(service, draft, report);
    checkCrud(service, report);
    checkFields(service, draft, report);
    checkValues(service, report);
    checkRelations(service, report);
    checkStates(service, report);
    checkOperations(service, report);
    checkColumns(service, report);
    checkTables(service, report);
    checkContracts(service, report);
    checkConstants(service, report);
    checkEvents(service, report);
    checkEmits(service, draft, report);
    checkReactions(service, draft, report);
    checkUnplaced(service, draft, report);
  }
  checkDataClasses(draft, report);
  checkCalls(draft, report);
  checkCircles(draft, report);
  checkOvertaken(draft, report);
  checkEventOrder(draft, report);
  checkCarriers(draft, offer, report);
  checkQualities(draft, offer, report);
}
