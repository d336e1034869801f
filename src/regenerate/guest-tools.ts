import type { Problem } from "../problem.ts";
import type { Disk } from "../workspace/disk.ts";
import { jsonOf, readText } from "../workspace/repo-facts.ts";
import { guestProblem } from "./guest-problem.ts";

/** A tool that looks through the whole repo where nobody says otherwise. */
interface Tool {
  /** Beginnings of names of files at the root that say what it takes in. */
  files: readonly string[];
  /** Its key in package.json. */
  key?: string;
  /** What limits it to folders, where a list of them follows that does not begin with `**`. */
  limits?: RegExp;
  /** It takes in our files only where this is in its configuration or its command. */
  only?: RegExp;
  /** Without a path it looks through nothing. */
  wantsPath?: boolean;
  /** What to do, given our folders. */
  help: (folders: readonly string[]) => string;
}

const list = (folders: readonly string[], end = "") =>
  folders.map((folder) => JSON.stringify(`${folder}${end}`)).join(", ");
const lines = (file: string) => (folders: readonly string[]) =>
  `Add to ${file} a line for each of ${folders.map((folder) => `${folder}/`).join(", ")}.`;

const TOOLS: Readonly<Record<string, Tool>> = {
  vitest: {
    files: ["vitest.config.", "vite.config.", "vitest.workspace."],
    limits: /\b(?:include|dir|projects)\s*:\s*(\[[^\]]*\]|["'`][^"'`]*)|\bdefineWorkspace\b/,
    help: (folders) =>
      `Add to "test" in its configuration: exclude: [...configDefaults.exclude, ${list(folders, "/**")}].`,
  },
  jest: {
    files: ["jest.config."],
    key: "jest",
    limits: /\b(?:roots|testMatch|testRegex|projects|rootDir)["']?\s*:\s*(\[[^\]]*\]|["'`][^"'`]*)/,
    help: (folders) =>
      `Add to its configuration "testPathIgnorePatterns": ["/node_modules/", ${folders.map((folder) => `"<rootDir>/${folder}/"`).join(", ")}].`,
  },
  eslint: {
    files: ["eslint.config.", ".eslintrc", ".eslintignore"],
    key: "eslintConfig",
    only: /typescript|\bm?tsx?\b/,
    help: (folders) =>
      `Add to its configuration, as an entry of its own: { ignores: [${list(folders, "/**")}] }.`,
  },
  prettier: { files: [".prettierignore"], wantsPath: true, help: lines(".prettierignore") },
  biome: {
    files: ["biome.json"],
    limits: /"includes?"\s*:\s*(\[[^\]]*\])/,
    help: (folders) =>
      `Add to its "files": "includes": ["**", ${folders.map((folder) => `"!${folder}"`).join(", ")}].`,
  },
  oxlint: {
    files: [".oxlintrc."],
    help: (folders) => `Add to .oxlintrc.json "ignorePatterns": [${list(folders)}].`,
  },
  oxfmt: {
    files: [".oxfmtrc.", ".prettierignore"],
    help: (folders) => `Add to .oxfmtrc.json "ignorePatterns": [${list(folders)}].`,
  },
  node: {
    files: [],
    only: /--test(?=\s|$)/,
    help: () => 'Say which tests are yours: node --test "test/**/*.test.js".',
  },
};

/** The folder that nobody has without us: whoever names it has thought of services. */
const OURS = "service-kit";

/**
 * Scripts of a repo that would look through services too, with rules that are not theirs.
 * @param folders those that are ours, from the root.
 */
export function toolRefusals(
  root: string,
  scripts: Readonly<Record<string, string>>,
  folders: readonly string[],
  disk: Disk,
): Problem[] {
  const names = disk.readdir(root);
  const manifest = (jsonOf(readText(root, "package.json", disk)) ?? {}) as Record<string, unknown>;
  return Object.entries(scripts).flatMap(([script, text]) =>
    callsIn(text).flatMap(({ name, command, paths }) => {
      const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name]! : undefined;
      if (!tool || !isWhole(paths, tool)) return [];
      const configs = names.filter((file) => tool.files.some((start) => file.startsWith(start)));
      const own = tool.key !== undefined && manifest[tool.key];
      const said = [
        ...configs.map((file) => readText(root, file, disk) ?? ""),
        ...(own ? [JSON.stringify(own)] : []),
        command,
      ].join("\n");
      if (said.includes(OURS) || isLimited(said, tool) || (tool.only && !tool.only.test(said)))
        return [];
      return [
        guestProblem(
          "GP8026",
          configs[0] ?? "package.json",
          `The script ${script} runs ${name} over every folder, and would take in the services`,
          tool.help(folders),
        ),
      ];
    }),
  );
}

interface Call {
  name: string;
  command: string;
  paths: readonly string[];
}

const RUNNERS = /^(?:npx|bunx|pnpm|yarn|npm|exec|dlx|cross-env|\w+=.*|--)$/;
const SUBCOMMANDS = /^(?:run|watch|dev|check|ci|lint|format)$/;
/** Options of these tools whose value is a word of its own. */
const WITH_VALUE =
  /^(?:-c|-f|-p|-t|--config(?:-path)?|--ext|--format|--reporter|--project|--max-warnings|--ignore-path|--import|--require|--env-file|--maxWorkers|--testNamePattern)$/;

/** The programs that a script calls, as far as that is plain to see, and the paths that they are given. */
const callsIn = (script: string): Call[] =>
  script.split(/&&|\|\||[;|]/).flatMap((command) => {
    const words = command.trim().split(/\s+/);
    const at = words.findIndex((word) => !RUNNERS.test(word));
    const [name, ...rest] = words.slice(at);
    if (at < 0 || name === undefined) return [];
    const given = rest.filter(
      (word, index) => !word.startsWith("-") && !WITH_VALUE.test(rest[index - 1] ?? ""),
    );
    const paths = given
      .filter((word, index) => index > 0 || !SUBCOMMANDS.test(word))
      .map((word) => word.replace(/^["']|["']$/g, ""));
    return [{ name, command, paths }];
  });

const isWhole = (paths: readonly string[], { wantsPath = false }: Tool): boolean =>
  paths.length === 0 ? !wantsPath : paths.some((path) => /^(?:\.\/?$|(?:\.\/)?\*\*)/.test(path));

function isLimited(text: string, { limits }: Tool): boolean {
  const found = limits?.exec(text);
  return Boolean(found && !/["'`](?:<rootDir>\/|\.\/)?\*\*/.test(found[1] ?? ""));
}
