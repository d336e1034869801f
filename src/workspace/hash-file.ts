import { createHash } from "node:crypto";
import type { Disk } from "./disk.ts";

/** SHA-256 of a file's bytes, in hexadecimal. */
export function hashOf(disk: Disk, path: string): string {
  return hashBytes(disk.read(path));
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
