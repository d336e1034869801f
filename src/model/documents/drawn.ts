/** Mermaid takes 500 edges and 50 000 characters; people fewer. */
const MOST_LINES = 300;

/** Whether a diagram of so many lines is worth drawing. */
export const isDrawn = (lines: number): boolean => lines > 0 && lines <= MOST_LINES;

/** Ids of nodes: no user's word, so that none is one of Mermaid's. */
export const idOf = (kind: string, index: number): string => `${kind}${index + 1}`;
