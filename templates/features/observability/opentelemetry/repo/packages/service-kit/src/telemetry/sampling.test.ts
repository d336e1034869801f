import assert from "node:assert/strict";
import { test } from "node:test";
import { ROOT_CONTEXT, SpanKind } from "@opentelemetry/api";
import { SamplingDecision } from "@opentelemetry/sdk-trace";
import { randomIds } from "./ids.ts";
import { samplerOf } from "./sampling.ts";

const keeps = (share: number, id: string) =>
  samplerOf("traceidratio", share).shouldSample(ROOT_CONTEXT, id, "one", SpanKind.SERVER, {}, [])
    .decision === SamplingDecision.RECORD_AND_SAMPLED;

test("so many traces are kept as the share says, and the same ones whoever is asked", () => {
  const ids = Array.from({ length: 10_000 }, () => randomIds.generateTraceId());
  const kept = (share: number) => ids.filter((id) => keeps(share, id));
  assert.deepEqual([kept(0).length, kept(1).length], [0, ids.length]);
  const tenth = kept(0.1);
  assert.ok(tenth.length > 800 && tenth.length < 1200, `${tenth.length} of 10000 are kept`);
  const half = new Set(kept(0.5));
  assert.ok(
    tenth.every((id) => half.has(id)),
    "who keeps more has all that others keep",
  );
});

test("the random part of an id decides", () => {
  const id = (last: string) => last.padStart(32, "7");
  assert.deepEqual(
    ["ffffffffffffff", "80000000000000", "7fffffffffffff", "00000000000000"].map((last) =>
      keeps(0.5, id(last)),
    ),
    [true, true, false, false],
  );
});
