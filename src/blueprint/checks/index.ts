import type { Draft } from "../draft.ts";
import type { Report } from "../report.ts";
import { checkAccess } from "./access.ts";
import { checkColumns } from "./columns.ts";
import { checkContracts } from "./contracts.ts";
import { checkConstants } from "./constants.ts";
import { checkCrud } from "./crud.ts";
import { checkDomain } from "./domain.ts";
import { checkFields } from "./fields.ts";
import { checkOperations } from "./operations.ts";
import { checkRelations } from "./relations.ts";
import { checkRoles } from "./roles.ts";
import { checkSameNames } from "./same-names.ts";
import { checkStates } from "./states.ts";
import { checkTables } from "./tables.ts";
import { checkValues } from "./values.ts";

/** Everything that holds between the parts of a blueprint. */
export function checkDraft(draft: Draft, report: Report): void {
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
  }
}
