import { describeWhole, expectOwnTestsInOne } from "./whole.ts";

describeWhole("hostile", expectOwnTestsInOne);
