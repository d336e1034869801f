import { reader } from "./reader.ts";

/** When something has to hold: before a version goes out, while it does, after it did. */
export const PHASES = ["before", "during", "after"] as const;
export type Phase = (typeof PHASES)[number];

/** What has to hold so that a version can go out. */
export interface RolloutItem {
  id: string;
  phase: Phase;
  what: string;
  /** The fact of the blueprint that it follows from. */
  why: string;
  /** What a person does about it; null where the command says so. */
  how: string | null;
  /** Program and arguments; empty: a person says that it is done. */
  run: readonly string[];
  /** Variables of the environment that name the servers that it is about. */
  reads: readonly string[];
  /** It is about what is checked out, and hears nothing of the target. */
  local: boolean;
}

const KEYS = ["id", "phase", "what", "why", "how", "run", "reads", "local"];

/** The items of one `rollout.yaml`, as parsed. Throws where it is wrong: a defect of ours. */
export function readRollout(data: unknown, path: string): RolloutItem[] {
  const items = reader({ items: data ?? [] }, `templates/${path}`, ["items"]).maps("items", KEYS);
  return items.map((item) => {
    const said = item.text("phase");
    const found = {
      id: item.text("id"),
      phase: PHASES.find((one) => one === said) ?? item.fail(`phase is ${PHASES.join(" or ")}`),
      what: item.text("what"),
      why: item.text("why"),
      how: item.value("how") === undefined ? null : item.text("how"),
      run: item.list("run"),
      reads: item.list("reads"),
      local: item.flag("local"),
    };
    if (!/^[a-z][a-z0-9-]*$/.test(found.id)) item.fail(`"${found.id}" is no id`);
    return found.run.length > 0 || found.how ? found : item.fail("says neither run nor how");
  });
}
