import { checkText } from "./characters.ts";
import type { Report, Span } from "./report.ts";
import { shown } from "./shown.ts";

const LONGEST = 500;

/** Whether a pattern is a regular expression (ECMA-262, unicode, as JSON Schema asks) that every text is soon matched with. */
export function checkPattern(pattern: string, at: Span, report: Report): boolean {
  const refuse = (message: string, help: string) => {
    report("GP1313", at, message, help);
    return false;
  };
  if (!checkText(pattern, at, report)) return false;
  if (pattern.length === 0 || pattern.length > LONGEST)
    return refuse(`A pattern has 1 to ${LONGEST} characters`, "Shorten it.");
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    const reason = String((error as Error).message).replace(/^.*: /s, "");
    return refuse(
      `${shown(pattern)} is not a regular expression: ${reason}`,
      "Correct it; in YAML put it between single quotes.",
    );
  }
  if (/\\[1-9k]|\(\?<?[=!]/.test(pattern))
    return refuse(
      "Back references and look-around are not understood everywhere",
      "Say it without them.",
    );
  if (repeatsRepetition(pattern))
    return refuse(
      "A repetition inside a repetition may take for ever",
      "Say it with one repetition, such as `(a|b)*` or `[ab]*`.",
    );
  return true;
}

/** `(a+)*`: a group that holds an open repetition and is repeated itself. */
function repeatsRepetition(pattern: string): boolean {
  const bare = pattern.replaceAll(/\\./gs, "x").replaceAll(/\[[^\]]*\]/g, "x");
  const groups: boolean[] = [];
  let repeated = false;
  for (let at = 0; at < bare.length; at++) {
    const many = /^(?:[*+]|\{\d+,\d*\})/.exec(bare.slice(at, at + 12));
    if (bare[at] === "(") {
      groups.push(repeated);
      repeated = false;
    } else if (bare[at] === ")") {
      const outer = groups.pop() ?? false;
      if (repeated && /^(?:[*+]|\{\d+,)/.test(bare.slice(at + 1, at + 12))) return true;
      repeated ||= outer;
    } else if (many) repeated = true;
  }
  return false;
}
