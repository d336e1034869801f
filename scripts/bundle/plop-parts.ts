/**
 * In place of what node-plop imports and groundplan's own generators never use: its prompts (ours load theirs when they
 * ask), its actions (they write without groundplan's care), the search for other plopfiles and the reading of package.json.
 */
export default {
  registerPrompt(): void {},
  prompt: unused,
  sync: unused,
};

/** Of `package.json`, which only templates of plop's own would show: it goes on without. Node's is two milliseconds. */
export const createRequire = () => unused;

function unused(): never {
  throw new Error("this part of plop is not in groundplan's bundle");
}
