/** The folder in a repo that is groundplan's own. */
export const HOME = ".groundplan";
