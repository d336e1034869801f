import { existsSync } from "node:fs";
import type { Catalog } from "../catalog/index.ts";
import type { Pack } from "../render/pack.ts";

/** Where `dist/pack.js` is as seen from the bundle, one of its chunks, and from the sources. */
const PLACES = ["./pack.js", "../pack.js", "../../dist/pack.js"];

/** The templates of this version, precompiled, and the catalog that was read from their manifests, which the pack no longer holds. */
export async function installedPack(): Promise<{ pack: Pack; catalog: Catalog }> {
  const place = PLACES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!place) throw new Error("dist/pack.js is missing; npm run build makes it");
  return (await import(place.href)) as { pack: Pack; catalog: Catalog };
}
