import { describeWhole } from "./whole.ts";

describeWhole("hostile", { large: true });
