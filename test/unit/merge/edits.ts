/** Something that a user does to a file; the numbers say where. */
export interface Edit {
  kind: "insert" | "change" | "cut" | "crlf" | "indent" | "delete" | "move" | "add";
  file: number;
  at: number;
  size: number;
}

/**
 * Does it to one of the files, in a way that fits what the file holds.
 * @returns words that nobody else would write, and that have to be found somewhere ever after.
 */
export function editOf(
  files: ReadonlyMap<string, string>,
  { kind, file, at, size }: Edit,
  word: string,
  put: (path: string, text: string | undefined) => void,
): string[] {
  const paths = [...files.keys()];
  if (kind === "add" || paths.length === 0) {
    put(`${word}.txt`, `${word}\n`);
    return [word];
  }
  const path = paths[file % paths.length]!;
  const text = files.get(path)!;
  const lines = text.split("\n");
  const line = at % lines.length;
  switch (kind) {
    case "insert": {
      const added = Array.from({ length: size }, (_, n) => lineFor(path, `${word}x${n}`));
      put(path, [...lines.slice(0, line), ...added, ...lines.slice(line)].join("\n"));
      return Array.from({ length: size }, (_, n) => `${word}x${n}`);
    }
    case "change":
      put(path, lines.with(line, `${lines[line]} ${word}`).join("\n"));
      return [word];
    case "cut":
      put(path, lines.toSpliced(line, size).join("\n"));
      return [];
    case "crlf":
      put(path, text.replaceAll(/\r?\n/g, "\r\n"));
      return [];
    case "indent":
      put(
        path,
        lines.map((one, n) => (n >= line && n < line + size * 3 ? `  ${one}` : one)).join("\n"),
      );
      return [];
    case "delete":
      put(path, undefined);
      return [];
    case "move":
      put(`${word}-moved`, text);
      put(path, undefined);
      return [];
  }
}

/** A line that a file of this kind may well hold. */
function lineFor(path: string, word: string): string {
  if (path.endsWith(".json")) return `  "${word}": "${word}",`;
  return /\.ya?ml$/.test(path) ? `${word}: ${word}` : `${word} was here`;
}
