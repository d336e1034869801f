import { kindOf } from "../breaking/kinds.ts";
import { CONTRACTS } from "../workspace/contract-files.ts";

export const isContract = (path: string): boolean =>
  path.startsWith(`${CONTRACTS}/`) && kindOf(path) !== undefined;
