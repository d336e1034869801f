/** What a check found out. */
export interface Finding {
  readonly ok: boolean;
  /** For whoever reads the evidence. */
  readonly lines: readonly string[];
}

/** Good where nothing is wrong; says what is, or what was seen. */
export const finding = (wrong: readonly string[], seen: readonly string[]): Finding => ({
  ok: wrong.length === 0,
  lines: [...wrong, ...seen],
});

/** Runs a check as a program: says what it found, and ends with code 1 where something is to be done first. */
export async function asProgram(check: () => Promise<Finding>): Promise<void> {
  try {
    const { ok, lines } = await check();
    for (const line of lines) console.log(plain(line));
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    const { message, cause } = error as Error;
    console.log(plain(cause instanceof Error ? `${message}: ${cause.message}` : message));
    process.exitCode = 1;
  }
}

/** What servers answer may steer no terminal. */
const plain = (text: string) => text.replaceAll(/\p{Cc}/gu, " ");
