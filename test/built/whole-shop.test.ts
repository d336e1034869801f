import { describeWhole, expectOwnTests } from "./whole.ts";

describeWhole("shop", expectOwnTests);
