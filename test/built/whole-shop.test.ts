import { describeWhole } from "./whole.ts";

describeWhole("shop", { npmTest: true });
