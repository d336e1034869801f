import { hitSentence, type ContractDiff, type HitChange } from "../breaking/index.ts";
import type { Terminal } from "./terminal.ts";

/** What `groundplan contracts diff --json` prints. */
export interface Told {
  ok: boolean;
  against: { ref: string; commit: string };
  contracts: readonly ContractDiff[];
  /** Breaking changes whose contract has no new major version. */
  unannounced: number;
  /** Contracts of the commit that could not be read, and are not compared. */
  unread: readonly string[];
}

/** What changed in contracts, by service, for people. */
export function diffLines(told: Told, style: Terminal["style"]): string[] {
  const { ok, against, contracts, unannounced, unread } = told;
  const services = [...new Set(contracts.map(({ service }) => service))];
  return [
    ...services.flatMap((service) => [
      style.bold(service),
      ...contracts
        .filter((one) => one.service === service)
        .flatMap((one) => contractLines(one, against.ref, style)),
    ]),
    ...unread.map(
      (file) => `${style.cyan("!")} ${file} of ${against.ref} cannot be read; it was not compared.`,
    ),
    summary(ok, unannounced, contracts, against.ref, style),
  ];
}

function contractLines(
  { file, versions, raised, changes }: ContractDiff,
  ref: string,
  style: Terminal["style"],
): string[] {
  const { old, now } = versions;
  const version = old === now ? `${now}` : `${old ?? "new"} → ${now ?? "gone"}`;
  return [
    `  ${file} (${version}${raised ? ", raised" : ""})`,
    ...changes.flatMap((change) => changeLines(change, ref, style)),
  ];
}

function changeLines(change: HitChange, ref: string, style: Terminal["style"]): string[] {
  const { severity, message, line, column, side, kind, file, events, hits } = change;
  const mark = { breaking: style.red("✖"), warning: style.cyan("!"), compatible: style.green("✔") }[
    severity
  ];
  // who listens may want to use what is new, and nothing else tells them
  const isTold = severity !== "compatible" || (events.length > 0 && hits.services.length > 0);
  const place = `${side === "old" ? `${ref}:` : ""}${file}:${line}:${column}`;
  return [
    `    ${mark} ${message}`,
    `      ${style.dim(`${place} ${kind}`)}`,
    ...(isTold ? [`      ${hitSentence(change, hits)}`] : []),
  ];
}

function summary(
  ok: boolean,
  found: number,
  contracts: readonly ContractDiff[],
  ref: string,
  style: Terminal["style"],
): string {
  const breaking = contracts
    .flatMap(({ changes }) => changes)
    .filter(({ severity }) => severity === "breaking").length;
  if (contracts.length === 0)
    return `${style.green("✔")} The contracts promise what they did at ${ref}.`;
  if (breaking === 0) return `${style.green("✔")} Nothing breaks anybody.`;
  const changes = (count: number) => `${count} breaking change${count === 1 ? "" : "s"}`;
  if (found === 0)
    return `${style.green("✔")} ${changes(breaking)}, all in contracts whose version was raised.`;
  if (ok)
    return `${style.cyan("!")} ${changes(found)} in contracts whose version was not raised, accepted by --breaking.`;
  return `${style.red("✖")} ${changes(found)} in contracts whose version was not raised.
  Raise \`version\` of the service in blueprint.yaml, take the change back, or accept it with --breaking.`;
}
