import { Window } from "happy-dom";

const window = new Window();
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

/** Reads a diagram as Mermaid does it before it draws, and says of what kind it is. Rejects where it is no diagram. */
export const parseDiagram = async (text: string): Promise<string> =>
  (await mermaid.parse(text)).diagramType;

/** The diagrams of a Markdown file. */
export const diagramsIn = (markdown: string): string[] =>
  Array.from(markdown.matchAll(/^```mermaid\n([^]*?)^```$/gm), ([, text = ""]) => text);
