import { besideIn } from "./beside/index.ts";
import { formatOf, mergeData } from "./data.ts";
import { isAnyMember, isCodeMember, type IsMember } from "./members.ts";
import { mergeText, type Favor, type Merged } from "./text.ts";

/** One file out of what groundplan wrote last, what stands there and what is planned. */
export function mergeFile(
  path: string,
  base: string | undefined,
  yours: string,
  next: string,
  favor?: Favor,
): Merged {
  const format = formatOf(path);
  return format
    ? mergeData(format, base, yours, next, favor, besideIn(path))
    : mergeText(base, yours, next, favor, besideIn(path), membersIn(path));
}

/** What members of a block are in a file of this name; lines of a document are none, nor are commands of a script. */
function membersIn(path: string): IsMember {
  if (/\.[cm]?[jt]sx?$/.test(path)) return isCodeMember;
  return /\.(?:sql|proto)$/.test(path) ? isAnyMember : () => false;
}
