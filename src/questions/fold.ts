/** Lines of at most so many characters, broken between words; what follows is indented as its line is. A longer word stays whole. */
export function folded(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => (line.length <= columns ? [line] : foldedLine(line, columns)))
    .join("\n");
}

function foldedLine(line: string, columns: number): string[] {
  const indent = /^\s*/.exec(line)![0];
  const lines = [indent];
  for (const word of line.trim().split(" ")) {
    const last = lines.at(-1)!;
    const gap = last.trim() === "" ? "" : " ";
    if (gap !== "" && last.length + 1 + word.length > columns) lines.push(indent + word);
    else lines[lines.length - 1] = last + gap + word;
  }
  return lines;
}
