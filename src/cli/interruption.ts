/** Ctrl-C while a step runs stops the step: the files stand, and the end says what is still to be run. */
export function interruption() {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = ["SIGINT", "SIGTERM"] as const;
  const release = () => signals.forEach((name) => process.off(name, abort));
  const listen = () => {
    release();
    for (const name of signals) process.on(name, abort);
  };
  return { signal: controller.signal, listen, release };
}
