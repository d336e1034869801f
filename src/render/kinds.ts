export const KINDS = [
  "ts",
  "json",
  "yaml",
  "md",
  "sql",
  "sh",
  "proto",
  "graphql",
  "dockerfile",
  "plain",
] as const;

/** What a file is written in, which decides what is safe to print into it. */
export type Kind = (typeof KINDS)[number];

const BY_EXTENSION: Readonly<Record<string, Kind>> = {
  ts: "ts",
  mts: "ts",
  cts: "ts",
  js: "ts",
  mjs: "ts",
  cjs: "ts",
  json: "json",
  jsonc: "json",
  yaml: "yaml",
  yml: "yaml",
  md: "md",
  sql: "sql",
  sh: "sh",
  proto: "proto",
  graphql: "graphql",
  gql: "graphql",
  dockerfile: "dockerfile",
  toml: "plain",
  txt: "plain",
  conf: "plain",
};

/**
 * The kind of a file by its name (without `.hbs`); undefined where no rule is known.
 * Dotfiles and names without an extension are plain: tokens and comments, no string form.
 */
export function kindOf(path: string): Kind | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^dockerfile(\.|$)/i.test(name)) return "dockerfile";
  const dot = name.lastIndexOf(".");
  const extension = name.slice(dot + 1).toLowerCase();
  if (dot > 0 && Object.hasOwn(BY_EXTENSION, extension)) return BY_EXTENSION[extension];
  return dot <= 0 || /^[._]/.test(name) ? "plain" : undefined;
}
