import type { Recovery } from "../workspace/recover.ts";

/** What became of a run that was interrupted. */
export function recoveredText({ outcome, rescued }: Recovery): string {
  const done = `An earlier run was interrupted; it is ${outcome} now.`;
  const aside = rescued.map(({ path, to }) => `  ${path} was changed since: your text is in ${to}`);
  return [done, ...aside].join("\n");
}
