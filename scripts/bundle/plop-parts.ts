/**
 * In place of what node-plop imports and groundplan's own generators never use: its prompts (ours load theirs when they
 * ask), its actions (they write without groundplan's care) and the search for other plopfiles.
 */
export default {
  registerPrompt(): void {},
  prompt: unused,
  sync: unused,
};

function unused(): never {
  throw new Error("this part of plop is not in groundplan's bundle");
}
