import { generation } from "./generation.ts";
import { requests } from "./requests.ts";
import { startup } from "./startup.ts";

const sections: Record<string, () => Promise<void>> = { startup, generation, requests };
const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(sections)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
