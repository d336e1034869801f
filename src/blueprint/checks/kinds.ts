import type { DraftOperation } from "../draft.ts";
import type { Report, Span } from "../report.ts";
import { shown } from "../shown.ts";

/** What each kind of operation may and must say. */
export function checkKind(operation: DraftOperation, report: Report): void {
  const { kind, name, by, accepts, from, to } = operation;
  if (!kind) return;
  const refuse = (key: string, at: Span | undefined, why: string) => {
    if (at)
      report(
        "GP1607",
        at,
        `An operation of kind \`${kind}\` has no \`${key}\`: ${why}`,
        `Take \`${key}\` out, or choose another kind.`,
      );
  };
  if (kind === "create") refuse("by", by?.at, "there is nothing to find yet");
  if (kind === "delete") refuse("accepts", accepts[0]?.at, "nothing is kept");
  if (kind !== "command") {
    refuse("from", from[0]?.at, "only a command is a transition");
    refuse("to", to?.at, "only a command is a transition");
  } else if (to && from.length === 0) {
    report(
      "GP1508",
      to.at,
      `${shown(name.text)} says where it goes but not from where`,
      "Add `from: […]` with the states it may leave.",
    );
  }
  if (kind === "update" && accepts.length === 0) {
    report(
      "GP1608",
      name.at,
      `${shown(name.text)} changes nothing`,
      "Name in `accepts` the fields that it changes.",
    );
  }
}
