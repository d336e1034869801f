import type { DraftCall } from "../calls.ts";
import type { Draft, DraftAllow, DraftOperation, DraftRole } from "../draft.ts";
import type { Report } from "../report.ts";
import { either, shown } from "../shown.ts";
import type { Callee } from "./calls.ts";

/** A call is made in the name of who called: somebody, who may call that too. */
export function checkCallers(
  { name, allow }: DraftOperation,
  { service, operation }: DraftCall,
  callee: Callee,
  { roles }: Draft,
  report: Report,
): void {
  const called = shown(`${service.text}.${operation.text}`);
  const own = shown(name.text);
  if (allow !== "public" && allow.length === 0) {
    const help = "Say who may, in `allow`, or take `calls` out.";
    report("GP2101", name.at, `Nobody may call ${own}, so it would call in nobody's name`, help);
    return;
  }
  if (callee.allow === "public") return;
  const help = "Calls are made in the caller's name: allow both to the same.";
  if (allow === "public") {
    report("GP2105", operation.at, `Everybody may call ${own}, but not ${called}`, help);
    return;
  }
  const kept = roles.filter((role) => may(role, allow, roles) && !may(role, callee.allow, roles));
  if (kept.length === 0) return;
  const names = either(kept.slice(0, 12).map((role) => role.name.text));
  const message = `Who is ${names} may call ${own}, but not ${called}`;
  report("GP2105", operation.at, message, help);
}

/** Whether a role, or one that it inherits, is allowed. */
function may(role: DraftRole, allow: DraftAllow, roles: readonly DraftRole[]): boolean {
  const reached = new Set([role.name.text]);
  for (const name of reached)
    for (const { text } of roles.find((one) => one.name.text === name)?.inherits ?? [])
      reached.add(text);
  return allow === "public" || allow.some(({ text }) => reached.has(text));
}
