/** What stands in a block beside others of its sort: a member of it, with the comment above and the empty lines behind. */
export interface Member {
  lines: readonly string[];
  /** The line that says what it is; undefined: a comment alone, or empty lines. */
  first: string | undefined;
  blanks: readonly string[];
}

/** Does a line begin a member of a block, of which there is one of each name? Others, such as statements, may be there twice. */
export type IsMember = (line: string) => boolean;

export const isBlank = (line: string): boolean => line.trim() === "";

export const indentOf = (line: string): number => line.length - line.trimStart().length;

/** In YAML, SQL and .proto files all is a member that begins with a word of its own. */
export const isAnyMember: IsMember = (line) => /^\s*(?=.*\w)[^\s\])}]/.test(line);

/** In code: entries of objects and lists, methods and their signatures, lines of an interface. */
export const isCodeMember: IsMember = (line) => isAnyMember(line) && CODE.test(line.trim());
const CODE =
  /^(?!default:|(?:if|for|while|switch|catch)\b)(?:(?:readonly )?["']?[\w$-]+["']?\??:|.*,$|(?:async )?[\w$]+\(.*(?:\{|\): .*;)$)/;

/** Lines with all behind them that are further in, or close them. */
export function membersOf(lines: readonly string[]): Member[] {
  const members: { lines: string[]; first: string | undefined; blanks: string[] }[] = [];
  const indents = lines.filter((line) => !isBlank(line)).map(indentOf);
  const least = indents.reduce((one, other) => Math.min(one, other), Infinity);
  for (const line of lines) {
    const last = members.at(-1);
    const isComment = indentOf(line) === least && /^\s*(?:\/[/*]|# |--)/.test(line);
    const first = isComment ? undefined : line;
    if (isBlank(line)) {
      if (last) last.blanks.push(line);
      else members.push({ lines: [], first: undefined, blanks: [line] });
    } else if (last && (indentOf(line) > least || /^\s*[\])}]/.test(line))) {
      last.lines.push(...last.blanks.splice(0), line);
    } else if (last && last.lines.length > 0 && last.first === undefined && !last.blanks.length) {
      last.lines.push(line);
      last.first = first;
    } else members.push({ lines: [line], first, blanks: [] });
  }
  return members;
}

/** Not half of one, as a comparison of lines has it where two members begin or end alike: what it opens it also closes. */
export const isWhole = ({ first = "", lines }: Member): boolean =>
  !/[([{]$/.test(first) ||
  (/^\s*[)\]}]/.test(lines.at(-1)!) && indentOf(lines.at(-1)!) === indentOf(first));

/** Members in lines that may begin or end within a block: what is within one that is not whole is a member, too. */
export function innerMembersOf(lines: readonly string[]): Member[] {
  const full = lines.filter((line) => !isBlank(line)).map(indentOf);
  const least = full.reduce((one, other) => Math.min(one, other), Infinity);
  const from = lines.findIndex((line) => !isBlank(line) && indentOf(line) === least);
  if (from > 0 && full[0]! > least)
    return [...innerMembersOf(lines.slice(0, from)), ...innerMembersOf(lines.slice(from))];
  return membersOf(lines).flatMap((member): Member[] => {
    if (isWhole(member)) return [member];
    const head = member.lines.indexOf(member.first!) + 1;
    const rest = innerMembersOf([...member.lines.slice(head), ...member.blanks]);
    return [{ lines: member.lines.slice(0, head), first: undefined, blanks: [] }, ...rest];
  });
}

/** Without the empty lines that are at an end of it and were not before, since what stood there was taken out. */
export function closed(lines: readonly string[], before: readonly string[]): readonly string[] {
  const isFull = (line: string) => !isBlank(line);
  const from = isFull(before[0]!) ? lines.findIndex(isFull) : 0;
  const to = isFull(before.at(-1)!) ? lines.findLastIndex(isFull) + 1 : lines.length;
  return lines.some(isFull) ? lines.slice(from, to) : [];
}
