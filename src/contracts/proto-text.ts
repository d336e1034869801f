/** `//` lines for a text of any kind, or nothing. */
export function comment(text: string, margin: string): string {
  const lines = text.trim().split(/[\r\n\u2028\u2029]+/u);
  if (lines.join("") === "") return "";
  return lines.map((line) => `${margin}// ${line.replaceAll(/\p{Cc}/gu, " ").trim()}\n`).join("");
}

/** Lines between braces. */
export function block(lines: readonly string[]): string {
  const text = lines.join("");
  return text ? `{\n${text}}` : "{}";
}
