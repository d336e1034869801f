import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@redis/client";
import { testBroker } from "../testing/broker.ts";
import { log } from "../testing/messaging.ts";
import { faultOf, redisBroker } from "./redis.ts";

const server = "REDIS_URL";

testBroker({
  name: "Redis",
  server,
  open: (url) => redisBroker({ url, log }),
  async remove(system) {
    const client = await createClient({ url: process.env[server]! }).connect();
    const keys = await client.keys(`${system}.*`);
    if (keys.length > 0) await client.del(keys);
    client.destroy();
  },
});

test("Redis is not used where it may forget", () => {
  const info = (more: string) => `# Server\r\nredis_version:7.0.15\r\n${more}\r\nport:6379\r\n`;
  assert.equal(faultOf(info("maxmemory_policy:noeviction\r\naof_enabled:1")), undefined);
  assert.match(faultOf(info("aof_enabled:0"))!, /appendonly/);
  assert.match(faultOf(info("aof_enabled:1\r\nmaxmemory_policy:allkeys-lru"))!, /maxmemory/);
  assert.match(faultOf("redis_version:6.2.14\naof_enabled:1\n")!, /7.0/);
});
