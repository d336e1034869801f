import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { BLUEPRINTS, markdownOf, planOf } from "./blueprints.ts";

/** A file's text without code, where brackets are no links. */
const prose = (markdown: string) =>
  markdown.replaceAll(/^```[^]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "code");

const linksIn = (markdown: string): string[] =>
  Array.from(prose(markdown).matchAll(/(?<!\\)\]\(([^()\s]+)\)/g), ([, target = ""]) => target);

/** The anchors that GitHub gives the headings of a file. */
function anchorsIn(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = markdown.replaceAll(/^```[^]*?^```$/gm, "").matchAll(/^#{1,6} (.*)$/gm);
  return new Set(
    Array.from(headings, ([, heading = ""]) => {
      const slug = heading
        .replaceAll(/\\(.)/g, "$1")
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
        .replaceAll(" ", "-");
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

describe.each(BLUEPRINTS)("the documents of %s", (_, blueprint) => {
  const plan = planOf(blueprint);
  const files = markdownOf(plan);
  const paths = Array.from(plan.files, ({ path }) => path);
  const targets = [...files].flatMap(([path, text]) =>
    linksIn(text).map((link) => ({ path, link })),
  );

  test("link to files, folders and headings that are there", () => {
    const broken = targets
      .filter(({ link }) => !/^https?:/.test(link))
      .filter(({ path, link }) => {
        const [file = "", anchor] = link.split("#");
        const to = file === "" ? path : posix.join(posix.dirname(path), file);
        if (!paths.some((one) => one === to || one.startsWith(`${to}/`))) return true;
        return anchor !== undefined && !anchorsIn(files.get(to) ?? "").has(anchor);
      });
    expect(broken).toEqual([]);
  });

  test("are all reached from the README", () => {
    const reached = new Set(["README.md"]);
    for (const from of reached) {
      for (const { link } of targets.filter(({ path }) => path === from))
        reached.add(posix.join(posix.dirname(from), link.split("#")[0]!));
    }
    expect([...files.keys()].filter((path) => !reached.has(path))).toEqual([]);
  });

  test("name files that are there", () => {
    const named = [...files].flatMap(([path, text]) =>
      Array.from(
        text.matchAll(
          /`((?:packages|services|contracts|deploy|docs|tools|\.github)\/[\w./*-]+\.\w+)`/g,
        ),
        ([, name = ""]) => ({
          path,
          name,
        }),
      ),
    );
    const missing = named.filter(({ name }) => {
      const pattern = new RegExp(
        `^${name.replaceAll(/[.+]/g, "\\$&").replaceAll("*", "[^/]*").replaceAll("<name>", "[^/]*")}$`,
      );
      return !paths.some((path) => pattern.test(path)) && !BUILT.test(name);
    });
    expect(missing).toEqual([]);
  });
});

/** Comes with `npm run contracts`. */
const BUILT = /^packages\/contracts\/src\//;
