import { describeWhole } from "./whole.ts";

describeWhole("odd", { large: true });
