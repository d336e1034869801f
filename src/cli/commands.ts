import { EDIT_COMMANDS } from "./edit-commands.ts";
import { help, json, merging, set, version, yes, type Command, type Flag } from "./flag.ts";

export type { Command, Flag } from "./flag.ts";

/** Flags that stand without a command. */
export const GLOBAL_FLAGS: readonly Flag[] = [help, version];

export const COMMANDS: readonly Command[] = [
  {
    name: "new",
    usage: "<dir>",
    text: "Make a repo from a blueprint or from questions",
    words: 1,
    flags: [
      { name: "from", value: "FILE", text: "Take the blueprint from this file (- for stdin)" },
      { name: "example", value: "NAME", text: "Take one of the blueprints that come along" },
      set,
      yes,
      { name: "no-install", text: "Leave out the installation of packages" },
      { name: "no-git", text: "Make no git repository" },
      { name: "pm", value: "npm|pnpm", text: "The package manager (npm)" },
      json,
      help,
    ],
    examples: [
      "groundplan new my-system",
      "groundplan new my-system --from blueprint.yaml --yes",
      "groundplan new my-system --from blueprint.yaml --set name=other",
    ],
  },
  {
    name: "check",
    usage: "[FILE]",
    text: "Say whether a blueprint is sound (blueprint.yaml, or FILE)",
    words: 1,
    flags: [set, json, help],
    examples: ["groundplan check", "groundplan check drafts/blueprint.yaml --json"],
  },
  {
    name: "explain",
    usage: "[decision]",
    text: "Say what was decided, from what and against what",
    words: 1,
    flags: [
      { name: "from", value: "FILE", text: "Take the blueprint from this file (blueprint.yaml)" },
      set,
      json,
      help,
    ],
    examples: [
      "groundplan explain",
      "groundplan explain D-timeouts",
      "groundplan explain qualities.p99Milliseconds",
      "groundplan explain broker --set platform.broker=auto",
    ],
  },
  ...EDIT_COMMANDS,
  {
    name: "regenerate",
    usage: "",
    text: "Merge what the blueprint says now with your changes",
    words: 0,
    flags: [
      ...merging,
      { name: "check", text: "Exit with 3 if anything would change, and write nothing" },
      { name: "only", value: "contracts", text: "Only the contracts" },
      json,
      help,
    ],
    examples: [
      "groundplan regenerate --dry-run",
      "groundplan regenerate",
      "groundplan regenerate --check",
    ],
  },
  {
    name: "contracts",
    usage: "diff",
    text: "Say what changed in contracts, and whom it breaks",
    words: 1,
    choices: ["diff"],
    flags: [
      { name: "against", value: "REF", text: "Since this commit, branch or tag (HEAD)" },
      { name: "breaking", text: "Accept what breaks without a new version" },
      json,
      help,
    ],
    examples: [
      "groundplan contracts diff",
      "groundplan contracts diff --against origin/main",
      "groundplan contracts diff --against v1.4.0 --json",
    ],
  },
  {
    name: "sdk",
    usage: "",
    text: "Generate clients of the REST APIs of this repo",
    words: 0,
    flags: [
      {
        name: "lang",
        value: "LANGUAGES",
        many: true,
        text: "Of typescript, python, go and java, with commas",
      },
      { name: "service", value: "NAME", many: true, text: "Only of this service" },
      { name: "out", value: "FOLDER", text: "Where they go, from the repo's root (sdk)" },
      json,
      help,
    ],
    examples: [
      "groundplan sdk --lang typescript,python,go,java",
      "groundplan sdk --lang go --service users --out ../clients",
    ],
  },
  {
    name: "doctor",
    usage: "[FILE]",
    text: "Say what this machine lacks, and which ports are in use",
    words: 1,
    flags: [json, help],
    examples: ["groundplan doctor", "groundplan doctor drafts/blueprint.yaml --json"],
  },
  {
    name: "completion",
    usage: "<shell>",
    text: "Print a script that completes words in bash, zsh or fish",
    words: 1,
    choices: ["bash", "zsh", "fish"],
    flags: [help],
    examples: ["groundplan completion bash", "groundplan completion fish"],
  },
];
