import { describeWhole } from "./whole.ts";

describeWhole("clinic");
