import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
} from "@opentelemetry/sdk-trace";
import type { samplers } from "./config.ts";

/** The first service that sees a request decides; with `parentbased_`, the others do as it did. */
export function samplerOf(name: (typeof samplers)[number], share: number): Sampler {
  const root = name.endsWith("always_on")
    ? new AlwaysOnSampler()
    : name.endsWith("always_off")
      ? new AlwaysOffSampler()
      : keeping(share);
  return name.startsWith("parentbased_") ? new ParentBasedSampler({ root }) : root;
}

/**
 * Keeps a share of all traces by the last 56 bits of their ids, which are random (W3C Trace Context, level 2): who has the same share
 * keeps the same traces. The SDK reads a number out of the whole id, which costs more than all else of a trace that is not kept.
 */
function keeping(share: number): Sampler {
  const first = Math.round((1 - share) * 2 ** 56)
    .toString(16)
    .padStart(14, "0");
  if (first.length > 14) return new AlwaysOffSampler();
  const kept = { decision: SamplingDecision.RECORD_AND_SAMPLED };
  const left = { decision: SamplingDecision.NOT_RECORD };
  return {
    shouldSample: (_context, traceId) => (traceId.slice(-14) >= first ? kept : left),
    toString: () => `TraceIdRatioBased{${share}}`,
  };
}
