import { describe, expect, test } from "vitest";
import { filesIn, sourcesIn, textOf, type Source } from "./support/sources.ts";

const SOURCES = sourcesIn("src", "generators");
const CODE = [...SOURCES, ...sourcesIn("scripts", "bench", "test")];

/** Who comes after whom: a file imports its own layer and those before it. */
const LAYERS: readonly (readonly string[])[] = [
  ["src/problem.ts", "src/own-files.ts"],
  ["src/advice"],
  ["src/blueprint", "src/render"],
  ["src/catalog"],
  ["src/model", "src/questions"],
  ["src/contracts", "src/decisions", "src/breaking", "src/migrations"],
  ["src/plan"],
  ["src/merge"],
  ["src/workspace"],
  ["src/project.ts"],
  ["src/index.ts"],
  ["src/regenerate"],
  ["src/regenerate.ts", "src/eject.ts"],
  ["generators"],
  ["src/cli"],
  ["src/cli.ts"],
];

const layerOf = (path: string): string | undefined =>
  LAYERS.flat().find((layer) => path === layer || path.startsWith(`${layer}/`));
const rankOf = (layer: string): number => LAYERS.findIndex((one) => one.includes(layer));

/** `axis/feature` of every folder under templates/features. */
const FOLDERS = [
  ...new Set(
    filesIn("templates/features").flatMap(
      (path) => /^templates\/features\/([^/]+\/[^/]+)\//.exec(path)?.[1] ?? [],
    ),
  ),
].map((path) => ({ path, id: path.split("/")[1] ?? "" }));

const FEATURES = FOLDERS
  // The blueprint's own word for leaving an axis out.
  .filter(({ id }) => id !== "none")
  // No answer to a question, but what several answers share.
  .filter(
    ({ path }) => !/^hidden: true$/m.test(textOf(`templates/features/${path}/feature.yaml`) ?? ""),
  );

/** Features that say in their manifest that they call services with this one: they are about it. */
const callers = (called: string): string[] =>
  FOLDERS.map(({ path }) => path).filter((path) => {
    const [, id] =
      /^calls: (.+)$/m.exec(textOf(`templates/features/${path}/feature.yaml`) ?? "") ?? [];
    return id !== undefined && called === path.replace(/[^/]*$/, id);
  });

/** Ids that are ordinary words too: there, only what can be nothing else than the id counts. */
const ORDINARY = new Set(["rest", "memory", "compose", "github", "gitlab"]);

/** A host and files of other tools, which are called like an id and do not mean it. */
const FOREIGN = /\bgithub\.com\b|(?<=^|\n)\.git(?:hub\/|lab-ci\.yml)/g;

const wordsOf = (name: string): string[] =>
  name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());

function names(text: string, id: string): boolean {
  if (!ORDINARY.has(id)) return new RegExp(`\\b${id}\\b`, "i").test(text);
  return text === id || new RegExp(`[^\\s\\w.]${id}[^\\s\\w.,;:!?)]`).test(text);
}

const lines = (text: string): number => text.split("\n").length;

describe("layers", () => {
  test("every file is in one", () => {
    expect(SOURCES.filter(({ path }) => !layerOf(path)).map(({ path }) => path)).toEqual([]);
  });

  test("imports go one way", () => {
    const wrong = SOURCES.flatMap(({ path, imports }) => {
      const own = layerOf(path) ?? "";
      const upward = imports.filter((one) => {
        const other = layerOf(one);
        return other !== undefined && other !== own && rankOf(other) >= rankOf(own);
      });
      return upward.map((one) => `${path} → ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test("there is no circle", () => {
    expect(circles(SOURCES)).toEqual([]);
  });

  test("nothing is imported that is not code of ours, a package or Node", () => {
    const known = new Set(SOURCES.map(({ path }) => path));
    const stray = SOURCES.flatMap(({ path, imports }) =>
      imports
        .filter(
          (one) => /^(?:src|generators|templates|test|scripts)\//.test(one) && !known.has(one),
        )
        .map((one) => `${path} → ${one}`),
    );
    expect(stray).toEqual([]);
  });
});

describe("effects", () => {
  const pure = SOURCES.filter(({ path }) => layerOf(path) !== "src/workspace");

  test("only the workspace touches files and starts processes", () => {
    const modules =
      /^(?:node:)?(?:fs|fs\/promises|child_process|worker_threads|net|http|https)$|^execa$/;
    expect(using(pure, ({ imports }) => imports.some((one) => modules.test(one)))).toEqual([]);
  });

  test("nobody else asks where it runs", () => {
    expect(using(pure, ({ members }) => members.has("process.cwd"))).toEqual([]);
  });

  test("from the blueprint to the changes nothing knows the time, chance or the environment", () => {
    const inner = SOURCES.filter(({ path }) =>
      [
        "src/advice",
        "src/blueprint",
        "src/catalog",
        "src/model",
        "src/contracts",
        "src/breaking",
        "src/migrations",
        "src/render",
        "src/plan",
        "src/merge",
      ].includes(layerOf(path) ?? ""),
    );
    const clocks = [
      "Date.now",
      "Math.random",
      "performance.now",
      "crypto.randomUUID",
      "process.env",
    ];
    expect(using(inner, ({ members }) => clocks.some((one) => members.has(one)))).toEqual([]);
  });
});

describe("features are folders", () => {
  test("there are some", () => {
    expect(FEATURES.length).toBeGreaterThan(3);
  });

  test.each(FEATURES)("$path is named in no code", ({ id }) => {
    const neutral = SOURCES.filter(({ path }) => layerOf(path) !== "src/contracts");
    const named = using(neutral, ({ strings, names: used }) => {
      if (strings.some((text) => names(text, id))) return true;
      return [...used].some((name) => {
        const words = wordsOf(name);
        return words.includes(id) && (words.length > 1 || !ORDINARY.has(id));
      });
    });
    expect(named).toEqual([]);
  });

  test.each(FEATURES)("$path is named in no other feature", ({ path, id }) => {
    const others = filesIn("templates/features").filter(
      (file) =>
        !file.startsWith(`templates/features/${path}/`) &&
        !callers(path).some((caller) => file.startsWith(`templates/features/${caller}/`)) &&
        !/\/(?:axis|feature)\.yaml$/.test(file),
    );
    const said = (file: string) => (textOf(file) ?? "").replaceAll(FOREIGN, "");
    expect(others.filter((file) => names(file, id) || names(said(file), id))).toEqual([]);
  });

  test("templates hold no code that we run", () => {
    expect(
      using(CODE, ({ imports }) => imports.some((one) => one.startsWith("templates/"))),
    ).toEqual([]);
  });
});

describe("a house one can walk through", () => {
  test("no file is longer than 250 lines", () => {
    const long = filesIn("src", "generators", "scripts", "bench", "test", "templates")
      .filter((path) => /(?<!_pb)\.(?:ts|hbs|md)$/.test(path) && lines(textOf(path) ?? "") > 250)
      .map((path) => `${path}: ${lines(textOf(path) ?? "")}`);
    expect(long).toEqual([]);
  });

  test("types are not talked away", () => {
    expect(using([...SOURCES, ...sourcesIn("scripts", "bench")], ({ usesAny }) => usesAny)).toEqual(
      [],
    );
    const silencer = /@ts-(?:ignore|nocheck|expect-error)/;
    expect(using(CODE, ({ comments }) => comments.some((text) => silencer.test(text)))).toEqual([]);
  });

  test("the command line runs on Node 20.19", () => {
    const later =
      /\b(?:(?:Map|Object)\.groupBy|Array\.fromAsync|Promise\.(?:try|withResolvers)|RegExp\.escape|Iterator\.from|Error\.isError)\b|\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|difference|intersection)\(/;
    expect(using(SOURCES, ({ text }) => later.test(text))).toEqual([]);
  });

  test("nothing points at one machine or one registry", () => {
    const here =
      /(?:^|[\s"'`(=:])\/(?:work|home|root|Users|mnt)\/\w|registry\.[a-z]+\.\w+|\b(?:10\.\d+|192\.168)\.\d+\.\d+\b/m;
    const ours = filesIn(".").filter((path) => !path.startsWith(".vitest/"));
    const found = ours.flatMap((path) => {
      const hit = here.exec(textOf(path) ?? "");
      return hit ? [`${path}: ${hit[0].trim()}`] : [];
    });
    expect(found).toEqual([]);
  });
});

const using = (sources: readonly Source[], uses: (source: Source) => boolean): string[] =>
  sources.filter(uses).map(({ path }) => path);

/** Every file that imports itself by way of others, with the way. */
function circles(sources: readonly Source[]): string[] {
  const graph = new Map(sources.map(({ path, loads }) => [path, loads]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
