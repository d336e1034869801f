import { parse } from "yaml";

/** The files of a generated repo, by their paths. */
export type Files = ReadonlyMap<string, string>;

export interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

const matching = (files: Files, path: RegExp) => [...files].filter(([name]) => path.test(name));

/** All rules by their file. */
export const rulesOf = (files: Files): Map<string, Rule[]> =>
  new Map(
    matching(files, /^deploy\/observability\/rules\/[^.]+\.yaml$/).map(([path, text]) => [
      path,
      (parse(text).groups as { rules: Rule[] }[]).flatMap(({ rules }) => rules),
    ]),
  );

export interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: { uid: string };
  targets?: { refId: string; expr: string; legendFormat: string }[];
}

export interface Dashboard {
  title: string;
  templating: { list: { name: string; type: string; query: string }[] };
  panels: Panel[];
}

export const dashboardsOf = (files: Files): Map<string, Dashboard> =>
  new Map(
    matching(files, /^deploy\/observability\/dashboards\//).map(([path, text]) => [
      path,
      JSON.parse(text) as Dashboard,
    ]),
  );

/** What a dashboard asks, with its constants put in as Grafana does. */
export const questionsOf = ({ panels, templating }: Dashboard): string[] =>
  panels
    .flatMap(({ targets = [] }) => targets)
    .map(({ expr }) =>
      templating.list
        .reduce((text, { name, query }) => text.replaceAll(`$${name}`, query), expr)
        .replaceAll("$__rate_interval", "1m"),
    );

/** The fenced blocks of a language in a page, without what they are indented by. */
export const blocksOf = (page: string, language: string): string[] =>
  [...page.matchAll(/^( *)```(\w+)\n([^]*?)^ *```$/gm)]
    .filter(([, , name]) => name === language)
    .map(([, indent = "", , text = ""]) => text.replaceAll(new RegExp(`^${indent}`, "gm"), ""));

const WORDS = new Set(["and", "or", "unless", "bool", "by", "on", "without", "group_left"]);

/** The names of the metrics that an expression asks for. */
export function metricsIn(expr: string): string[] {
  const alternatives = [...expr.matchAll(/__name__=~"([^"]*)"/g)].flatMap(([, all]) =>
    all!.split("|"),
  );
  const bare = expr
    .replaceAll(/#.*/g, "")
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, " ")
    .replaceAll(/\b(?:by|on|without) *\([^)]*\)/g, " ");
  const names = [...bare.matchAll(/[A-Za-z_:][\w:]*(?![\w:]*\s*\()/g)].map(([name]) => name);
  return [...new Set([...alternatives, ...names.filter((name) => !WORDS.has(name))])];
}

/** The names of the series that docs/observability.md promises, and of those that rules make of them. */
export function metricsOf(files: Files): Set<string> {
  const table = files.get("docs/observability.md")!.split("\n| Metric ")[1]!.split("\n\n", 1)[0]!;
  const rows = [...table.matchAll(/^\| `(\w+)` +\| (\w+)/gm)];
  const documented = rows.flatMap(([, name, type]) =>
    type === "histogram" ? ["_bucket", "_sum", "_count"].map((end) => name + end) : [name!],
  );
  const recorded = [...rulesOf(files).values()].flat().flatMap(({ record }) => record ?? []);
  return new Set([...documented, ...recorded, "up"]);
}
