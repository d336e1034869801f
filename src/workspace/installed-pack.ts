import { existsSync } from "node:fs";
import type { Catalog } from "../catalog/index.ts";
import type { Pack } from "../render/pack.ts";

const PLACE = new URL("../../dist/pack.js", import.meta.url);

/**
 * The templates of this version, precompiled, and the catalog that was read from their manifests, which the pack no longer holds.
 * Within the bundle another module stands here: see rolldown.config.ts.
 */
export async function installedPack(): Promise<{ pack: Pack; catalog: Catalog }> {
  if (!existsSync(PLACE)) throw new Error("dist/pack.js is missing; npm run build makes it");
  return (await import(PLACE.href)) as { pack: Pack; catalog: Catalog };
}
