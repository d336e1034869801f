import { describeWhole, expectOwnTestsInOne } from "./whole.ts";

describeWhole("odd", expectOwnTestsInOne);
