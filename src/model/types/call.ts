import type { OperationModel } from "./operation.ts";
import type { ServiceModel } from "./system.ts";

/** By which API style a service is called: of all that others can be called by, one is true. */
export type ClientStyle = Readonly<Record<string, boolean>>;

/** A service that another one calls. */
export interface CalleeModel {
  service: ServiceModel;
  by: ClientStyle;
  /** What is called of it, in the order in which the blueprint says so. */
  operations: readonly OperationModel[];
}
