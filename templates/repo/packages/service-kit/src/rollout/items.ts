export const phases = ["before", "during", "after"] as const;
export type Phase = (typeof phases)[number];

/** What has to hold so that a version can go out, as `rollout.json` says it. */
export interface Item {
  readonly id: string;
  readonly phase: Phase;
  readonly what: string;
  readonly why: string;
  /** What a person does about it. */
  readonly how?: string;
  /** Program and arguments. Without it a person says that the item is done. */
  readonly command?: readonly [string, ...string[]];
  /** Variables of the environment without which the command is not run. */
  readonly reads?: readonly string[];
  /** It is about what is checked out, and hears nothing of the target: tests would write into its database. */
  readonly local?: true;
}

/** Throws what is wrong with the file. */
export function readItems(text: string): Item[] {
  const { items } = JSON.parse(text) as { items: Item[] };
  for (const [at, { id, phase, command, how }] of items.entries()) {
    if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new Error(`Item ${at + 1} has no id`);
    if (items.findIndex((one) => one.id === id) !== at) throw new Error(`${id} is there twice`);
    if (!phases.includes(phase)) throw new Error(`${id} belongs to no phase`);
    if (command ? command.length === 0 : !how)
      throw new Error(`${id} says neither command nor how`);
  }
  return items;
}
