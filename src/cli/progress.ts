import type { StepProgress } from "../workspace/run-steps.ts";
import type { Terminal } from "./terminal.ts";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const CLEAR = "\r\u001b[K";

/**
 * Shows steps as they run: on a terminal one line that moves, with the seconds that went by; elsewhere a line when a step
 * begins. It goes to stderr.
 */
export function showProgress({ err, style, live }: Terminal): (progress: StepProgress) => void {
  let timer: NodeJS.Timeout | undefined;
  let begun = 0;
  const seconds = () => `${Math.round((performance.now() - begun) / 1000)} s`;
  return ({ step: { title }, state }) => {
    clearInterval(timer);
    if (state === "skipped") return;
    if (state === "started") {
      begun = performance.now();
      if (!live) return err(`${title} …`);
      let frame = 0;
      timer = setInterval(() => {
        live(`${CLEAR}${FRAMES[frame++ % FRAMES.length]} ${title} … ${seconds()}`);
      }, 100);
    } else {
      live?.(CLEAR);
      const mark = state === "done" ? style.green("✔") : style.red("✖");
      if (live || state === "failed") err(`${mark} ${title} (${seconds()})`);
    }
  };
}
