import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

/** What keys send. */
export const KEY = {
  up: "\u001b[A",
  down: "\u001b[B",
  enter: "\r",
  space: " ",
  backspace: "\u007f",
  ctrlC: "\u0003",
  /** Takes out what stands in the line. */
  clear: "\u0015",
  escape: "\u001b",
};

export interface ScreenOptions {
  cwd: string;
  env: Record<string, string>;
  columns?: number;
}

/** A real pseudo-terminal with a program in it and a screen to read. */
export class Screen {
  readonly exited: Promise<number>;
  readonly #screen: xterm.Terminal;
  readonly #pty: ReturnType<typeof spawn>;

  constructor(file: string, args: string[], { cwd, env, columns = 100 }: ScreenOptions) {
    const size = { cols: columns, rows: 40 };
    this.#screen = new xterm.Terminal({ ...size, allowProposedApi: true, scrollback: 2000 });
    const name = "xterm-256color";
    this.#pty = spawn(file, args, { ...size, cwd, env, name });
    this.#pty.onData((data) => this.#screen.write(data));
    // The screen answers when it is asked where the cursor is.
    this.#screen.onData((data) => this.#pty.write(data));
    this.exited = new Promise((resolve) => {
      // Not before the screen has drawn what came last.
      this.#pty.onExit(({ exitCode }) => this.#screen.write("", () => resolve(exitCode)));
    });
  }

  text(): string {
    const buffer = this.#screen.buffer.active;
    const lines = Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row));
    return lines
      .map((line) => line?.translateToString(true))
      .join("\n")
      .trimEnd();
  }

  /** Waits until the screen shows something. */
  async see(what: string | RegExp, milliseconds = 90_000): Promise<string> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const text = this.text();
      if (typeof what === "string" ? text.includes(what) : what.test(text)) return text;
      if (Date.now() > end) throw new Error(`never saw ${what} on:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  press(...keys: string[]): void {
    for (const key of keys) this.#pty.write(key);
  }

  /** Waits for a question, types an answer into it (or takes the default) and waits until it is taken. */
  async answer(question: string, line = ""): Promise<void> {
    await this.see(`? ${question}`);
    if (line) {
      this.press(line);
      await this.see(line.slice(-20));
    }
    this.press(KEY.enter);
    await this.see(`✔ ${question}`);
  }

  kill(): void {
    this.#pty.kill();
  }
}
