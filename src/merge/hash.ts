import { hash } from "node:crypto";
import type { PlannedFile } from "../plan/types.ts";

/** SHA-256 of a text in UTF-8, or of bytes, in hexadecimal. */
export const sha256 = (contents: string | Uint8Array): string => hash("sha256", contents);

const known = new WeakMap<PlannedFile, string>();

/** SHA-256 of what is planned for a file, which several ask for. */
export function plannedHash(file: PlannedFile): string {
  const found = known.get(file) ?? sha256(file.contents);
  known.set(file, found);
  return found;
}
