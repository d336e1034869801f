import { describeWhole } from "./whole.ts";

describeWhole("told");
