/*
 * The facts that templates and contracts need. Every key is always there (`null` or `false` where it says nothing),
 * since templates are strict. Names are safe in the place that their key names; texts are the user's and need a helper.
 */
export type * from "./types/call.ts";
export type * from "./types/decision.ts";
export type * from "./types/document.ts";
export type * from "./types/entity.ts";
export type * from "./types/event.ts";
export type * from "./types/field.ts";
export * from "./types/operation.ts";
export type * from "./types/proto.ts";
export type * from "./types/sample.ts";
export type * from "./types/system.ts";
