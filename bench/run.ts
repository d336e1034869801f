import { generation } from "./generation.ts";
import { messaging } from "./messaging.ts";
import { regeneration } from "./regeneration.ts";
import { requests } from "./requests.ts";
import { sdk } from "./sdk.ts";
import { serving } from "./serving.ts";
import { startup } from "./startup.ts";
import { telemetry } from "./telemetry.ts";

const sections: Record<string, () => Promise<void>> = {
  startup,
  generation,
  regenerate: regeneration,
  requests,
  telemetry,
  messaging,
  serving,
  sdk,
};
const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(sections)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
