import { finished, type Edit, type Reader } from "./read-sound.ts";

/** Sets values of a blueprint, `path=value` each. The text may be one that is not sound yet: that may be what it is for. */
export const setValues = (text: string, sets: readonly string[], reader: Reader): Edit =>
  finished(text, text, { ...reader, set: [...sets, ...(reader.set ?? [])] }, {});
