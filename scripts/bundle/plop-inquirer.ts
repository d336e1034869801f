/**
 * What node-plop sees as inquirer inside the bundle: groundplan's generators ask by themselves, when they have to, so
 * that a run without questions loads no prompts.
 */
export default {
  registerPrompt(): void {},
  prompt(): never {
    throw new Error("groundplan's generators ask for themselves");
  },
};
