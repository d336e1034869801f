import type { SystemModel } from "../model/types.ts";
import type { Pack } from "../render/pack.ts";
import type { Renderer } from "../render/renderer.ts";
import { folded, type Places } from "./places.ts";
import type { Draft, PlannedDecision } from "./types.ts";

/** Decisions with the files in which their ids stand; to look for them takes its time. */
export function plannedDecisions(
  { decisions, services }: SystemModel,
  places: Places,
): PlannedDecision[] {
  const names = services.map(({ name }) => name.kebab);
  return decisions.map((decision) => ({
    ...decision,
    get places() {
      return folded(places(decision.id), names);
    },
  }));
}

/** A record of each decision. */
export const decisionFiles = (
  decisions: readonly PlannedDecision[],
  pack: Pack,
  renderer: Renderer,
): Draft[] =>
  pack.files
    .filter(({ scope }) => scope === "decision")
    .flatMap((file) =>
      decisions.map((decision) => ({
        path: file.target.replace("__decision__", decision.file),
        contents: () => renderer.render(file.id, contextOf(decision), { features: [] }),
        ownership: "merged",
        source: `templates/${file.id}`,
        owner: [decision.id],
      })),
    );

function contextOf(decision: PlannedDecision) {
  const { places } = decision;
  return { ...decision, places, hasPlaces: places.length > 0 };
}
