import { stringify } from "yaml";

/** A series as `/metrics` shows it. */
interface Series {
  value: number;
  /** It is part of a counter or a histogram. */
  grows: boolean;
}

/** Series by their names and labels. */
export type Scraped = ReadonlyMap<string, Series>;

export async function scrape(url: string): Promise<Scraped> {
  const scraped = new Map<string, Series>();
  let grows = false;
  for (const line of (await (await fetch(url)).text()).split("\n")) {
    const [, type] = /^# TYPE \S+ (\w+)$/.exec(line) ?? [];
    if (type) grows = type === "counter" || type === "histogram";
    const [, series, value] = /^(\w+(?:\{.*\})?) (\S+)(?: \d+)?$/.exec(line) ?? [];
    if (series) scraped.set(series, { value: Number(value), grows });
  }
  return scraped;
}

/**
 * A test for promtool in which an hour long everything goes on as it did between two looks at a service, as `job`.
 * @param expected how many alerts fire at its end, by their name; no other does.
 */
export function recordedTest(
  job: string,
  [first, second]: readonly [Scraped, Scraped],
  expected: Readonly<Record<string, number>>,
): string {
  const input_series = [...second].map(([series, { value, grows }]) => {
    const before = first.get(series)?.value ?? 0;
    return {
      series: labelled(series, job),
      values: grows ? `${before}+${value - before}x120` : `${value}x120`,
    };
  });
  input_series.push({ series: `up{job="${job}"}`, values: "1x120" });
  return stringify({
    rule_files: [`${job}.yaml`],
    evaluation_interval: "30s",
    tests: [
      {
        interval: "30s",
        input_series,
        promql_expr_test: [
          {
            expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
            eval_time: "1h",
            exp_samples: Object.entries(expected).map(([alertname, value]) => ({
              labels: `{alertname="${alertname}"}`,
              value,
            })),
          },
        ],
      },
    ],
  });
}

const labelled = (series: string, job: string): string =>
  series.includes("{") ? series.replace("{", `{job="${job}",`) : `${series}{job="${job}"}`;
