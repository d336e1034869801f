import { type Attributes, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Logger } from "kysely";
import { DurationHistogram, type Durations, meter } from "./metrics.ts";
import { tracer } from "./trace.ts";

const durations = new DurationHistogram(
  "db.client.operation.duration",
  "Duration of database client operations.",
);

/** For Kysely's `log`: measures every query, and makes it a span in a trace that is kept. */
export const observeQuery: Logger = (event) => {
  const { query, queryDurationMillis: ms } = event;
  const { name, attributes, fine } = statementOf(query.sql);
  const error = event.level === "error" ? errorType(event.error) : undefined;
  const series = error
    ? durations.of(`${name} ${error}`, () => ({ ...attributes, "error.type": error }))
    : fine;
  series.record(ms);
  if (!trace.getActiveSpan()?.isRecording()) return;
  const end = performance.now();
  const span = tracer.startSpan(name, {
    kind: SpanKind.CLIENT,
    startTime: end - ms,
    attributes: { ...attributes, "db.query.text": query.sql },
  });
  if (error) span.setAttribute("error.type", error).setStatus({ code: SpanStatusCode.ERROR });
  span.end(end);
};

interface Statement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly fine: Durations;
}

const statements = new Map<string, Statement>();

function statementOf(sql: string): Statement {
  const known = statements.get(sql);
  if (known) return known;
  if (statements.size >= 1000) statements.clear();
  const statement = read(sql);
  statements.set(sql, statement);
  return statement;
}

/** `SELECT orders`, of SQL as Kysely writes it: names are quoted, and there are no values in it. */
function read(sql: string): Statement {
  const operation = /^\w+/.exec(sql)?.[0].toUpperCase() ?? "";
  const table = /\b(?:from|into|update) (?:"\w+"\.)?"(\w+)"/.exec(sql)?.[1];
  const name = table ? `${operation} ${table}` : operation;
  const attributes = {
    "db.system.name": "postgresql",
    "db.operation.name": operation,
    ...(table && { "db.collection.name": table }),
  };
  return { name, attributes, fine: durations.of(name, () => attributes) };
}

/** SQLSTATE, or the kind of problem that kept the query from the database. */
function errorType(error: unknown): string {
  const { code, kind } = error as { code?: string; kind?: string };
  return code ?? kind ?? "_OTHER";
}

/** As `pg` has it. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** How a pool's connections are used. `name` is that of the database. */
export function observePool(pool: Pool, max: number, name: string): void {
  const at = { "db.client.connection.pool.name": name };
  const idle = { ...at, "db.client.connection.state": "idle" };
  const used = { ...at, "db.client.connection.state": "used" };
  const gauge = (what: string, unit: string, description: string) =>
    meter().createObservableUpDownCounter(`db.client.connection.${what}`, { unit, description });

  gauge("count", "{connection}", "Connections by state.").addCallback((result) => {
    result.observe(pool.idleCount, idle);
    result.observe(pool.totalCount - pool.idleCount, used);
  });
  gauge("limit", "{connection}", "The most connections that may be open.").addCallback((result) =>
    result.observe(max, at),
  );
  gauge("pending_requests", "{request}", "Requests that wait for a connection.").addCallback(
    (result) => result.observe(pool.waitingCount, at),
  );
}
