export { add, type Added } from "./add.ts";
export type * from "./addition.ts";
export { isRefused, type Edit, type Reader, type Refused } from "./read-sound.ts";
export { remove, type Removal, type Removed } from "./remove.ts";
export { rename, type Rename, type Renamed } from "./rename.ts";
export { KINDS, type Kind } from "./kinds.ts";
export { FORMS as PATHS } from "./find-target.ts";
export { setValues } from "./set-values.ts";
