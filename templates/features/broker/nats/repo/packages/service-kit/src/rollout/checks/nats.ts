import { jetstreamManager, type StreamInfo } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { serverOf } from "../../brokers/nats.ts";
import { asProgram, type Finding, finding } from "../finding.ts";

const DAY_NS = 24 * 3_600_000 * 1_000_000;

/** Does the server answer, with JetStream, and has the system's stream room and time enough? Where there is none yet, the first process makes it. */
export async function checkNats(
  name: string,
  url: string = process.env.NATS_URL ?? "",
): Promise<Finding> {
  const connection = await connect({ ...serverOf(url), timeout: 5000, reconnect: false });
  try {
    const manager = await jetstreamManager(connection, { timeout: 5000 });
    const { storage, limits } = await manager.getAccountInfo();
    const room = limits.max_storage < 0 ? "no limit" : `${limits.max_storage} bytes`;
    const tight = limits.max_storage >= 0 && storage > limits.max_storage * 0.8;
    const stream = await manager.streams.info(name).catch((error: Error) => {
      if (/not found/.test(error.message)) return undefined;
      throw error;
    });
    return finding(
      [
        ...(tight ? ["less than a fifth of the room is left"] : []),
        ...(stream ? faultsOf(stream) : []),
      ],
      [`${storage} bytes are kept, ${room}`, stream ? shown(stream) : `${name} is not made yet`],
    );
  } finally {
    await connection.close();
  }
}

function faultsOf({ config }: StreamInfo): string[] {
  const { max_age, max_msgs, max_bytes, storage } = config;
  return [
    ...(max_age > 0 && max_age < 7 * DAY_NS ? ["events are kept for less than seven days"] : []),
    ...(max_msgs > 0 || max_bytes > 0 ? ["old events go when too many come"] : []),
    ...(storage === "file" ? [] : ["events do not survive the server's end"]),
  ];
}

const shown = ({ config, state }: StreamInfo) =>
  `${config.name}: ${state.messages} events, ${state.bytes} bytes, ${config.num_replicas} replicas`;

if (import.meta.main) await asProgram(() => checkNats(process.argv[2] ?? ""));
