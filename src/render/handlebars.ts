import type Full from "handlebars";
import runtime from "handlebars/runtime.js";

/** Handlebars without its compiler; its own types leave the runtime empty. */
export const Handlebars = runtime as unknown as typeof Full;
export type HelperOptions = Full.HelperOptions;
