import {
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { type Problem, toProblem } from "../problem.ts";

export { type Span, SpanKind };

export const tracer = trace.getTracer("service-kit");

/** What a line of log says of the trace that it belongs to, whether that is kept or not. */
export function traceFields(): { trace_id?: string; span_id?: string } {
  const active = trace.getActiveSpan()?.spanContext();
  return active ? { trace_id: active.traceId, span_id: active.spanId } : {};
}

/** The same for a line that is put together by hand. */
export function traceText(span: Span | undefined): string {
  if (!span) return "";
  const { traceId, spanId } = span.spanContext();
  return `,"trace_id":"${traceId}","span_id":"${spanId}"`;
}

/**
 * The trace for whoever goes on with it (W3C Trace Context): headers of a call, attributes of an event. Empty where there is none.
 */
export function traceHeaders(): { traceparent?: string; tracestate?: string } {
  const headers = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Does a piece of work in the trace that these headers, or an event, bring along. */
export const inTraceOf = <T>(headers: object, work: () => T): T =>
  context.with(propagation.extract(ROOT_CONTEXT, headers), work);

/** Whether somebody will look at what happens now. */
export const isKept = () => trace.getActiveSpan()?.isRecording() === true;

/** Does a piece of work in a span of its own. */
export const inSpan = <T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> =>
  tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      noteProblem(span, toProblem(error));
      throw error;
    } finally {
      span.end();
    }
  });

/** A refusal is an answer, too: only what is nobody's wish is an error. */
export function noteProblem(span: Span, problem: Problem): void {
  span.setAttribute("error.type", problem.kind);
  if (problem.status < 500) return;
  const { cause } = problem;
  span.recordException(cause instanceof Error ? cause : problem);
  span.setStatus({ code: SpanStatusCode.ERROR, message: problem.title });
}

/** What a transport says: the span has gone wrong in a way that it calls so. */
export function noteError(span: Span, type: string): void {
  span.setAttribute("error.type", type).setStatus({ code: SpanStatusCode.ERROR });
}
