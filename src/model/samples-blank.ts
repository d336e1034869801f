import type { EntitySample, ExamplesUsed, OperationSample, ServiceSample } from "./types.ts";

export const examplesUsed = (first: boolean, second: boolean): ExamplesUsed => ({
  both: first && second,
  first: first && !second,
  second: second && !first,
});

export const noOperationSample = (): OperationSample => ({
  hasInput: false,
  emptyBody: false,
  beside: [],
  given: [],
  few: false,
  passed: [],
  long: false,
  fixed: false,
  omits: false,
  wrong: [],
  hasWrong: false,
  manyWrong: false,
  erased: null,
  from: [],
  once: false,
  byCaller: false,
  impossible: false,
  role: null,
  denied: null,
  method: "GET",
  patch: false,
  url: { before: "", hasKey: false, encoded: false, after: null, otherMethod: "PUT" },
});

export const noEntitySample = (): EntitySample => ({
  operations: [],
  hasOperations: false,
  routes: [],
  hasRoutes: false,
  routeExamples: examplesUsed(false, false),
  operationExamples: examplesUsed(false, false),
  usesExamples: false,
  routesUseExamples: false,
  hasInputs: false,
  hasWrong: false,
  omits: false,
  routeOmits: false,
  byCaller: false,
  reader: null,
  filters: [],
  linked: [],
  free: null,
  held: null,
  takes: [],
  stays: null,
});

export const noServiceSample = (): ServiceSample => ({
  hasUniques: false,
  any: null,
  closed: null,
  denied: null,
  body: null,
  reader: null,
  lister: null,
  reads: false,
  readable: null,
});
