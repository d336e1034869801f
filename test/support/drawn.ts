import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "./processes.ts";

/** A diagram as a browser draws it, on a page as wide as documents are shown on a hosted repository. */
export interface Drawn {
  /** What Mermaid said where it drew nothing. */
  error?: string;
  /** 1 where it fits the page as it is; 0.5 where all is half as large. */
  scale: number;
  /** What is written in boxes: participants, services, states. */
  boxes: string[];
  /** All that can be read in it, in one line. */
  text: string;
  /** Boxes of things that lie upon each other, by what is written in them. */
  overlaps: string[];
  /** What is written beyond the edge of the picture. */
  outside: string[];
}

const MERMAID = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

/** Draws diagrams with Mermaid in Chromium, all on one page, as a host of Markdown does. */
export async function draw(
  chromium: string,
  diagrams: readonly string[],
  folder: string,
): Promise<Drawn[]> {
  const page = join(folder, "diagrams.html");
  const data = JSON.stringify(diagrams).replaceAll("<", "\\u003c");
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><body><script src="${pathToFileURL(MERMAID).href}"></script>
<script>const diagrams = ${data}; const look = ${look}; (${drawAll})(diagrams, look);</script>`,
  );
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--window-size=900,1000",
    `--user-data-dir=${folder}/profile`,
  ];
  const wait = ["--virtual-time-budget=120000", "--dump-dom"];
  const { output } = await run([chromium, ...flags, ...wait, pathToFileURL(page).href], {
    cwd: folder,
  });
  const [, json] = /<pre id="drawn">([\w+/=]+)<\/pre>/.exec(output) ?? [];
  if (!json) throw new Error(`Chromium drew nothing:\n${output.slice(-2000)}`);
  return JSON.parse(Buffer.from(json, "base64").toString());
}

/* These two run in the page. */

async function drawAll(diagrams: string[], seen: typeof look): Promise<void> {
  const { mermaid, document, btoa, TextEncoder } = globalThis as any;
  mermaid.initialize({ startOnLoad: false });
  const drawn = [];
  for (const [index, diagram] of diagrams.entries()) {
    const place = document.body.appendChild(document.createElement("div"));
    try {
      place.innerHTML = (await mermaid.render(`d${index}`, diagram)).svg;
      drawn.push(seen(place.querySelector("svg")));
    } catch (error) {
      drawn.push({
        error: String(error),
        scale: 0,
        boxes: [],
        text: "",
        overlaps: [],
        outside: [],
      });
    }
  }
  const result = document.body.appendChild(document.createElement("pre"));
  result.id = "drawn";
  const bytes: Uint8Array = new TextEncoder().encode(JSON.stringify(drawn));
  result.textContent = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function look(svg: any): Drawn {
  const edge = svg.getBoundingClientRect();
  const words = (element: any) => element.textContent.replaceAll(/\s+/g, " ").trim();
  const boxes = [...svg.querySelectorAll(".node, .actor-top")].map((element: any) => ({
    name: words(element.closest("g") ?? element),
    at: element.getBoundingClientRect(),
  }));
  const overlaps = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        ({ at }) =>
          at.left < one.at.right - 1 &&
          one.at.left < at.right - 1 &&
          at.top < one.at.bottom - 1 &&
          one.at.top < at.bottom - 1,
      )
      .map(({ name }) => `${one.name} and ${name}`),
  );
  const outside = [...svg.querySelectorAll("text, foreignObject")]
    .filter((element: any) => words(element) !== "")
    .filter((element: any) => {
      const at = element.getBoundingClientRect();
      return (
        at.left < edge.left - 1 ||
        at.right > edge.right + 1 ||
        at.top < edge.top - 1 ||
        at.bottom > edge.bottom + 1
      );
    })
    .map(words);
  svg.querySelector("style").remove();
  const scale = edge.width / svg.viewBox.baseVal.width;
  return { scale, boxes: boxes.map(({ name }) => name), text: words(svg), overlaps, outside };
}
