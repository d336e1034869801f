import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";
import { meter } from "./metrics.ts";

/** How the process itself does. Everything but the histogram of delays, which Node keeps, is asked when somebody wants to know. */
export function observeRuntime(): { stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let before = performance.eventLoopUtilization();
  const kit = meter();
  const at = (name: string, description: string, unit: string) =>
    kit.createObservableGauge(name, { description, unit });
  const mean = at("nodejs.eventloop.delay.mean", "Event loop mean delay.", "s");
  const p99 = at("nodejs.eventloop.delay.p99", "Event loop 99 percentile delay.", "s");
  const max = at("nodejs.eventloop.delay.max", "Event loop maximum delay.", "s");
  const used = at("nodejs.eventloop.utilization", "Event loop utilization.", "1");
  const heap = kit.createObservableUpDownCounter("v8js.memory.heap.used", {
    description: "Heap Memory size allocated.",
    unit: "By",
  });
  const limit = kit.createObservableUpDownCounter("v8js.memory.heap.limit", {
    description: "Total heap memory size pre-allocated.",
    unit: "By",
  });
  const memory = kit.createObservableUpDownCounter("process.memory.usage", {
    description: "The amount of physical memory in use.",
    unit: "By",
  });
  const cpu = kit.createObservableCounter("process.cpu.time", {
    description: "Total CPU seconds broken down by different states.",
    unit: "s",
  });
  kit.addBatchObservableCallback(
    (result) => {
      result.observe(mean, nanoseconds(delay.mean));
      result.observe(p99, nanoseconds(delay.percentile(99)));
      result.observe(max, nanoseconds(delay.max));
      delay.reset();
      const now = performance.eventLoopUtilization();
      result.observe(used, performance.eventLoopUtilization(now, before).utilization);
      before = now;
      const { used_heap_size, heap_size_limit } = getHeapStatistics();
      result.observe(heap, used_heap_size);
      result.observe(limit, heap_size_limit);
      result.observe(memory, process.memoryUsage.rss());
      const { user, system } = process.cpuUsage();
      result.observe(cpu, user / 1e6, { "cpu.mode": "user" });
      result.observe(cpu, system / 1e6, { "cpu.mode": "system" });
    },
    [mean, p99, max, used, heap, limit, memory, cpu],
  );
  return { stop: () => delay.disable() };
}

const nanoseconds = (value: number) => (Number.isFinite(value) ? value / 1e9 : 0);
