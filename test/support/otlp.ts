import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A span as a collector gets it; times in nanoseconds since 1970. */
export interface OtlpSpan {
  service: string;
  traceId: string;
  id: string;
  parentId: string | undefined;
  name: string;
  kind: "INTERNAL" | "SERVER" | "CLIENT" | "PRODUCER" | "CONSUMER";
  start: bigint;
  end: bigint;
  attributes: Record<string, string>;
  failed: boolean;
}

/** Receives OTLP (`http/protobuf`), as a collector does, and hands on the spans. */
export async function otlpReceiver(
  receive: (spans: OtlpSpan[]) => Promise<void>,
): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const sent = Buffer.concat(body);
    const plain = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    if (request.url === "/v1/traces") await receive(spansOf(plain));
    response.setHeader("content-type", "application/x-protobuf").end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const kinds = ["INTERNAL", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"] as const;
const ERROR = 2n;

/** The spans of an `ExportTraceServiceRequest` of opentelemetry-proto. */
export function spansOf(body: Buffer): OtlpSpan[] {
  return messages(fields(body), 1).flatMap((resourceSpans) => {
    const [resource] = messages(resourceSpans, 1);
    const service = attributesOf(resource ?? [], 1)["service.name"] ?? "";
    return messages(resourceSpans, 2).flatMap((scopeSpans) =>
      messages(scopeSpans, 2).map((span) => spanOf(service, span)),
    );
  });
}

function spanOf(service: string, span: Field[]): OtlpSpan {
  const hex = (number: number) => bytes(span, number)?.toString("hex") ?? "";
  const [status] = messages(span, 15);
  return {
    service,
    traceId: hex(1),
    id: hex(2),
    parentId: hex(4) || undefined,
    name: bytes(span, 5)?.toString() ?? "",
    kind: kinds[Number(integer(span, 6))] ?? "INTERNAL",
    start: integer(span, 7),
    end: integer(span, 8),
    attributes: attributesOf(span, 9),
    failed: status !== undefined && integer(status, 3) === ERROR,
  };
}

const attributesOf = (message: Field[], number: number) =>
  Object.fromEntries(
    messages(message, number).map((pair) => {
      const [value = []] = messages(pair, 2);
      return [bytes(pair, 1)!.toString(), bytes(value, 1)?.toString() ?? String(value[0]?.value)];
    }),
  );

/** A field of a Protobuf message, as it stands on the wire. */
interface Field {
  number: number;
  value: bigint | Buffer;
}

function fields(message: Buffer): Field[] {
  const found: Field[] = [];
  for (let at = 0; at < message.length;) {
    const [tag, afterTag] = varint(message, at);
    const number = Number(tag >> 3n);
    const wire = Number(tag & 7n);
    if (wire === 0) {
      const [value, next] = varint(message, afterTag);
      found.push({ number, value });
      at = next;
    } else if (wire === 1) {
      found.push({ number, value: message.readBigUInt64LE(afterTag) });
      at = afterTag + 8;
    } else if (wire === 2) {
      const [length, begin] = varint(message, afterTag);
      at = begin + Number(length);
      found.push({ number, value: message.subarray(begin, at) });
    } else if (wire === 5) {
      found.push({ number, value: BigInt(message.readUInt32LE(afterTag)) });
      at = afterTag + 4;
    } else throw new Error(`no wire type of Protobuf: ${wire}`);
  }
  return found;
}

function varint(message: Buffer, begin: number): [value: bigint, next: number] {
  let value = 0n;
  for (let at = begin, shift = 0n; ; at++, shift += 7n) {
    const byte = message[at]!;
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return [value, at + 1];
  }
}

const messages = (message: Field[], number: number) =>
  message
    .filter((field) => field.number === number)
    .flatMap(({ value }) => (Buffer.isBuffer(value) ? [fields(value)] : []));

function bytes(message: Field[], number: number): Buffer | undefined {
  const value = message.find((field) => field.number === number)?.value;
  return Buffer.isBuffer(value) ? value : undefined;
}

function integer(message: Field[], number: number): bigint {
  const value = message.find((field) => field.number === number)?.value;
  return typeof value === "bigint" ? value : 0n;
}
