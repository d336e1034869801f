import type { Problem } from "../problem.ts";

/** Something about a file of a repo that was there before, by which services may not come to it. */
export const guestProblem = (
  code: string,
  file: string,
  message: string,
  help: string,
): Problem => ({
  code,
  severity: "error",
  message,
  file,
  line: 1,
  column: 1,
  help,
});
