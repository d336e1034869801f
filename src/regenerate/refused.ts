import { BLUEPRINT_FILE } from "../own-files.ts";
import { InputError, type Problem } from "../problem.ts";

/** The text is shown with problems in it, so it has to be that of all of them. */
export const refused = (problems: readonly Problem[], text: string): InputError =>
  problems.every(({ file }) => file === BLUEPRINT_FILE)
    ? new InputError(problems, text)
    : new InputError(problems);
