import { setTimeout as wait } from "node:timers/promises";
import type { App } from "../http.ts";
import { observeGauges } from "./gauges.ts";

/** Milliseconds after which who has not said that it is ready is not: whoever reads the metrics does not wait for longer. */
const PATIENCE_MS = 1500;

const apps = new Set<App>();

/** Tells whether all apps of the process are ready: asked when metrics are read, whether or not a platform asks. */
export function observeReadiness(app: App): void {
  if (apps.size === 0) forget = observeGauges(gauges, {}, ask);
  apps.add(app);
  app.addHook("onClose", (_app, done) => {
    apps.delete(app);
    if (apps.size === 0) forget();
    done();
  });
}

let forget = () => {};

const gauges = {
  "service.ready": { unit: "", description: "1 while everything that the service needs answers." },
};

async function ask() {
  const all = await Promise.all([...apps].map(isReady));
  return { "service.ready": all.every(Boolean) ? 1 : 0 };
}

const isReady = ({ kit }: App): Promise<boolean> =>
  Promise.race([
    kit.check().then(
      () => true,
      () => false,
    ),
    wait(PATIENCE_MS, false, { ref: false }),
  ]);
