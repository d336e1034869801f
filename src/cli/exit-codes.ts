/** How every command ends. */
export const EXIT = {
  done: 0,
  badInput: 1,
  conflicts: 2,
  drift: 3,
  /** Of ours. */
  defect: 70,
  interrupted: 130,
} as const;
