import { readFileSync, statSync } from "node:fs";

/** Larger files are no blueprints. */
const LARGEST = 4 * 1024 * 1024;

/**
 * The text of a file of the user's, `-` being the standard input.
 * @returns the text, or why there is none, as the end of a sentence.
 */
export function readTextFile(path: string): { text: string } | { reason: string } {
  try {
    const source = path === "-" ? 0 : path;
    const stats = source === 0 ? undefined : statSync(source);
    if (stats && !stats.isFile() && !stats.isFIFO()) return { reason: "is not a file" };
    if (stats && stats.size > LARGEST) return { reason: "is larger than 4 MiB" };
    const bytes = readFileSync(source);
    return bytes.length > LARGEST
      ? { reason: "is larger than 4 MiB" }
      : { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const reasons: Record<string, string> = {
    ERR_ENCODING_INVALID_ENCODED_DATA: "is not UTF-8 text",
    ENOENT: "does not exist",
    EACCES: "may not be read",
    EPERM: "may not be read",
    ENOTDIR: "does not exist",
  };
  return reasons[code] ?? `cannot be read (${code || String(error)})`;
}
