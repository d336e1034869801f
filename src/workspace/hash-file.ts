import { sha256 } from "../merge/hash.ts";
import type { Disk } from "./disk.ts";

/** SHA-256 of a file's bytes, in hexadecimal. */
export const hashOf = (disk: Disk, path: string): string => sha256(disk.read(path));
