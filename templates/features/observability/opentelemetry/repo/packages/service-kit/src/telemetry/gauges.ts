import { setTimeout as wait } from "node:timers/promises";
import { type Attributes, ValueType } from "@opentelemetry/api";
import { millisToHrTime } from "@opentelemetry/core";
import { emptyResource } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  type CollectionResult,
  DataPointType,
  type GaugeMetricData,
  type MetricProducer,
} from "@opentelemetry/sdk-metrics";
import { scope } from "./metrics.ts";

interface Described {
  readonly unit: string;
  readonly description: string;
}

interface Watched {
  readonly gauges: Readonly<Record<string, Described>>;
  readonly attributes: Attributes;
  ask(): Record<string, number> | Promise<Record<string, number>>;
}

const watched = new Set<Watched>();

/** Gauges that have the same attributes: what `ask` says when somebody wants to know. Returns what ends that. */
export function observeGauges<N extends string>(
  gauges: Readonly<Record<N, Described>>,
  attributes: Attributes,
  ask: () => Record<N, number> | Promise<Record<N, number>>,
): () => void {
  const one = { gauges, attributes, ask };
  watched.add(one);
  return () => void watched.delete(one);
}

/** Milliseconds after which a gauge that has not answered is left out. */
const PATIENCE_MS = 2000;

/**
 * Adds the gauges to what the SDK gathers. Those of the SDK would go on to say what they said last once nobody is asked any more, or
 * nobody answers; these are left out.
 */
export const gaugeProducer: MetricProducer = {
  async collect(): Promise<CollectionResult> {
    const time = millisToHrTime(Date.now());
    const answers = await Promise.all([...watched].map(answer));
    const gathered = new Map<string, GaugeMetricData>();
    for (const { gauges, attributes, values } of answers)
      for (const [name, value] of Object.entries(values)) {
        const point = { attributes, value, startTime: time, endTime: time };
        const data = gathered.get(name) ?? dataOf(name, gauges[name]!);
        gathered.set(name, { ...data, dataPoints: [...data.dataPoints, point] });
      }
    const scopeMetrics = gathered.size > 0 ? [{ scope, metrics: [...gathered.values()] }] : [];
    return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
  },
};

async function answer({ gauges, attributes, ask }: Watched) {
  const late = new AbortController();
  const asked = (async () => ask())().catch(() => ({}));
  const none = wait(PATIENCE_MS, {}, { signal: late.signal }).catch(() => ({}));
  const values: Record<string, number> = await Promise.race([asked, none]);
  late.abort();
  return { gauges, attributes, values };
}

const dataOf = (name: string, { unit, description }: Described): GaugeMetricData => ({
  descriptor: { name, unit, description, valueType: ValueType.DOUBLE },
  aggregationTemporality: AggregationTemporality.CUMULATIVE,
  dataPointType: DataPointType.GAUGE,
  dataPoints: [],
});
