import { expect, test } from "vitest";
import { styles, wantsColor } from "../../../src/cli/terminal.ts";

test("colours go to terminals, unless somebody says otherwise", () => {
  expect(wantsColor({}, true)).toBe(true);
  expect(wantsColor({}, false)).toBe(false);
  expect(wantsColor({ TERM: "dumb" }, true)).toBe(false);
  expect(wantsColor({ NO_COLOR: "1" }, true)).toBe(false);
  expect(wantsColor({ NO_COLOR: "" }, true)).toBe(true);
  expect(wantsColor({ FORCE_COLOR: "1", NO_COLOR: "1" }, false)).toBe(true);
  expect(wantsColor({ FORCE_COLOR: "0" }, true)).toBe(false);
});

test("without colour a text stays as it is", () => {
  expect(styles(false).red("x")).toBe("x");
  expect(styles(true).red("x")).toBe("\u001b[31mx\u001b[39m");
});
