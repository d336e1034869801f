import {
  type Context,
  context,
  isSpanContextValid,
  type Span,
  SpanKind,
  type SpanOptions,
  trace,
  TraceFlags,
  type Tracer,
  type TracerProvider,
} from "@opentelemetry/api";
import { type Sampler, SamplingDecision } from "@opentelemetry/sdk-trace";
import { nextTraceId, randomIds } from "./ids.ts";

/**
 * Tracers that ask `sampler` first, and make no more than the ids of a span that nobody will look at; most are such, and the SDK
 * prepares all that a span could hold before it asks. `provider` has the same sampler, and its ids from `randomIds`.
 */
export const leanTracing = (provider: TracerProvider, sampler: Sampler): TracerProvider => ({
  getTracer: (...names) => new LeanTracer(provider.getTracer(...names), sampler),
});

class LeanTracer implements Tracer {
  readonly startActiveSpan: Tracer["startActiveSpan"];
  readonly #tracer: Tracer;
  readonly #sampler: Sampler;

  constructor(tracer: Tracer, sampler: Sampler) {
    this.startActiveSpan = tracer.startActiveSpan.bind(tracer);
    this.#tracer = tracer;
    this.#sampler = sampler;
  }

  startSpan(name: string, options: SpanOptions = {}, within: Context = context.active()): Span {
    const { kind = SpanKind.INTERNAL, attributes = {}, links = [] } = options;
    const outer = trace.getSpanContext(within);
    const parent = outer && isSpanContextValid(outer) ? outer : undefined;
    const traceId = parent?.traceId ?? nextTraceId();
    const asked = this.#sampler.shouldSample(within, traceId, name, kind, attributes, links);
    if (options.root || asked.decision !== SamplingDecision.NOT_RECORD) {
      return this.#tracer.startSpan(name, options, within);
    }
    const made = {
      traceId: parent?.traceId ?? randomIds.generateTraceId(),
      spanId: randomIds.generateSpanId(),
      traceFlags: TraceFlags.NONE,
    };
    const traceState = parent?.traceState;
    return trace.wrapSpanContext(traceState ? { ...made, traceState } : made);
  }
}
