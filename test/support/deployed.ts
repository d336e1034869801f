import { parse, parseAllDocuments } from "yaml";
import type { Files } from "./deployments.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- files of other tools, read as they are
export type Any = any;

export const compose = (files: Files): Any => parse(files.get("compose.yaml")!, { merge: true });

/** What Kubernetes is told of one process, by kind. */
export const manifests = (files: Files, unit: string): Record<string, Any> =>
  Object.fromEntries(
    parseAllDocuments(files.get(`deploy/kubernetes/base/services/${unit}.yaml`)!)
      .map((one): Any => one.toJS())
      .map((one) => [one.kind, one]),
  );

/** The processes that Kubernetes runs. */
export const units = (files: Files) =>
  [...files.keys()].flatMap((path) => /base\/services\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
