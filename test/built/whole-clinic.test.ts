import { describeWhole, expectOwnTests } from "./whole.ts";

describeWhole("clinic", expectOwnTests);
