import { expect, test } from "vitest";
import { drawTree } from "../../../src/questions/tree.ts";

const paths = ["b.txt", "a.txt", "x/y/z/deep.txt", "x/y/z/too.txt", "x/one.txt", "w/only/file.txt"];

test("folders come first, deep ones only say how much they hold", () => {
  expect(drawTree("root", paths, 2)).toBe(
    `
root/
├─ w/
│  └─ only/ (1 file)
├─ x/
│  ├─ y/ (2 files)
│  └─ one.txt
├─ a.txt
└─ b.txt`.trim(),
  );
});
