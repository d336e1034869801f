import type { DraftField } from "./draft.ts";
import type { Word } from "./report.ts";
import type { Field } from "./types.ts";

export function fieldOf({
  name,
  description,
  type,
  optional,
  unique,
  data,
  default: fallback,
}: DraftField): Field {
  return {
    name: name.text,
    ...(description === undefined ? {} : { description }),
    type: type!,
    optional,
    unique,
    ...(data === undefined ? {} : { data }),
    ...(fallback
      ? { default: "server" in fallback ? { server: fallback.server } : { value: fallback.value } }
      : {}),
  };
}

export const texts = (words: readonly Word[]): string[] => words.map((word) => word.text);
