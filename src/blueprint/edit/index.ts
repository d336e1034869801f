export { add, type Added } from "./add.ts";
export type * from "./addition.ts";
export type { Edit, Reader } from "./read-sound.ts";
export { remove, type Removal, type Removed } from "./remove.ts";
export { rename, type Rename, type Renamed } from "./rename.ts";
export { KINDS, type Kind } from "./target.ts";
