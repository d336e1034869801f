import { readBlueprint } from "../../../src/blueprint/read.ts";
import { interview } from "../../../src/questions/interview.ts";
import { toBlueprint } from "../../../src/questions/to-blueprint.ts";
import { axes, offer } from "./catalog.ts";
import type { Script } from "./script.ts";

/** What the blueprint's reader says of a text. */
export const problems = (text: string) => readBlueprint(text, "blueprint.yaml", offer).problems;

/** What an interview needs besides somebody who answers. */
export const setting = { axes, offer, name: "library" };

/** The blueprint of somebody's answers. */
export const blueprintFrom = async (script: Script): Promise<string> =>
  toBlueprint(await interview({ ...setting, ask: script }));
