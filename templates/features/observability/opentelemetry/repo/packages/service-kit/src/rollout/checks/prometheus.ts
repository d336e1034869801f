import { asProgram, type Finding, finding } from "../finding.ts";

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** Does Prometheus read the metrics of these services? */
export async function checkMetrics(services: readonly string[], url?: string): Promise<Finding> {
  const found = await ask("count by (service_name) (target_info)", url);
  const counts = new Map(found.map(({ metric, value }) => [metric.service_name, value[1]]));
  return finding(
    services.filter((one) => !counts.has(one)).map((one) => `${one} is not read`),
    services.filter((one) => counts.has(one)).map((one) => `${one}: ${counts.get(one)} replicas`),
  );
}

/** Was every alert of these services silent for a time, such as `1h`? */
export async function checkAlerts(
  time: string,
  services: readonly string[],
  url?: string,
): Promise<Finding> {
  const firing = `ALERTS{alertstate="firing",service=~"${services.join("|")}"}`;
  const fired = await ask(`max_over_time(${firing}[${time}])`, url);
  const labels = fired.map(({ metric }) =>
    Object.entries(metric)
      .filter(([name]) => !["__name__", "alertstate"].includes(name))
      .map(([name, value]) => `${name}=${value}`)
      .join(" "),
  );
  return finding(labels, [`${labels.length} alerts fired within ${time}`]);
}

/** PromQL, asked of `PROMETHEUS_URL`. */
async function ask(query: string, url = process.env.PROMETHEUS_URL ?? ""): Promise<Sample[]> {
  const address = new URL(
    `api/v1/query?${new URLSearchParams({ query })}`,
    url.replace(/\/?$/, "/"),
  );
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${address.host} answers ${response.status}`);
  const { data } = (await response.json()) as { data: { result: Sample[] } };
  return data.result;
}

if (import.meta.main) {
  const [what, ...words] = process.argv.slice(2);
  await asProgram(() =>
    what === "alerts" ? checkAlerts(words[0]!, words.slice(1)) : checkMetrics(words),
  );
}
