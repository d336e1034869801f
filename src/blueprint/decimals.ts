import type { Checked } from "./defaults.ts";
import { shown } from "./shown.ts";

const LONGEST = 60;

/** What to do about a default outside the limits of its field. */
export const REFUSED_BY_ITSELF = "The field would refuse its own default: change one of them.";

/** Reads a decimal as text of its full scale, so that no digit is lost: `1.5` of `decimal(10.2)` is `1.50`. */
export function parseDecimal(
  text: string,
  { digits, scale }: { digits: number; scale: number },
): Checked {
  const match = /^(-?)0*(\d+)(?:\.(\d+))?$/.exec(text.slice(0, LONGEST + 1));
  const whole = (match?.[2] ?? "").replace(/^0$/, "");
  const behind = match?.[3] ?? "";
  if (!match || text.length > LONGEST)
    return {
      wrong: `The default ${shown(text)} is not a decimal`,
      help: "Write it such as `1.50`.",
    };
  if (whole.length > digits - scale || behind.length > scale) {
    const wrong = `The default ${shown(text)} has more than ${digits - scale} digits before the point or ${scale} behind it`;
    return { wrong, help: REFUSED_BY_ITSELF };
  }
  const padded = scale > 0 ? `${whole || "0"}.${behind.padEnd(scale, "0")}` : whole || "0";
  return { value: `${/[1-9]/.test(padded) ? match[1] : ""}${padded}` };
}
