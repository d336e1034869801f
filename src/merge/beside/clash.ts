/** Lines that both sides changed, with what stands around them in the user's text. No line has its end. */
export interface Clash {
  base: readonly string[];
  yours: readonly string[];
  next: readonly string[];
  /** All lines above, and all below. */
  above: readonly string[];
  below: readonly string[];
}

/** The lines that settle it; undefined: nobody but a person can tell. */
export type Settle = (clash: Clash) => readonly string[] | undefined;
