/**
 * The same JavaScript in ASCII alone: Node reads such a file several times as fast, and keeps it in half the memory.
 * Throws where a backslash stands before another letter, which would change what it means.
 */
export function asciiOnly(code: string): string {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error("a backslash before a letter that is not ASCII");
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
