/** A flag of a command. */
export interface Flag {
  name: string;
  short?: string;
  /** What stands behind it, such as `FILE`; absent: it is a switch. */
  value?: string;
  many?: true;
  text: string;
}
