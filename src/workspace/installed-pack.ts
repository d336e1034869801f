import { existsSync } from "node:fs";
import type { Pack } from "../render/pack.ts";

/** Where `dist/pack.js` is as seen from the bundle, one of its chunks, and from the sources. */
const PLACES = ["./pack.js", "../pack.js", "../../dist/pack.js"];

/** The templates of this version, precompiled. */
export async function installedPack(): Promise<Pack> {
  const place = PLACES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!place) throw new Error("dist/pack.js is missing; npm run build makes it");
  const { pack } = (await import(place.href)) as { pack: Pack };
  return pack;
}
