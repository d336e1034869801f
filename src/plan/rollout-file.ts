import { PHASES, type RolloutItem } from "../catalog/rollout.ts";
import { jsonText } from "./json.ts";
import type { RepoModel } from "./repo-model.ts";
import type { Draft } from "./types.ts";

/** The rollout's items as the repo's own program reads them, and its people change them. */
export const rolloutFile = ({ rollout }: RepoModel): Draft => ({
  path: "rollout.json",
  contents: () => jsonText({ items: PHASES.flatMap((phase) => rollout[phase].map(written)) }),
  ownership: "merged",
  source: "rollout.yaml of the selected features",
});

const written = ({ id, phase, what, why, how, run, reads, local }: RolloutItem) => ({
  id,
  phase,
  what,
  why,
  how: how ?? undefined,
  command: run.length > 0 ? run : undefined,
  reads: reads.length > 0 ? reads : undefined,
  local: local || undefined,
});
