import type { OperationModel } from "../model/types.ts";

/** `a`, `a or b`, `a, b or c` */
export function anyOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** Who may call an operation, as a sentence. */
export function whoMay({ public: open, allowedRoles }: OperationModel): string {
  if (open) return "Anybody may do this.";
  return `This needs the role ${anyOf(allowedRoles)}.`;
}

export { claim } from "../model/names.ts";

export const capitalised = (words: string): string =>
  words.slice(0, 1).toUpperCase() + words.slice(1);
