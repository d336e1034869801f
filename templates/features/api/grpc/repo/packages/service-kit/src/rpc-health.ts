import { setTimeout as wait } from "node:timers/promises";
import type { DescService } from "@bufbuild/protobuf";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import type { App } from "./http.ts";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "./proto/grpc/health/v1/health_pb.ts";

/** The gRPC health protocol: the server as a whole, or the service by its name. */
export function health(router: ConnectRouter, { typeName }: DescService, app: App): void {
  const closing = new AbortController();
  app.addHook("preClose", (done) => {
    closing.abort(); // whoever watches would keep it open
    done();
  });
  const now = (name: string) => {
    if (name !== "" && name !== typeName) return Promise.resolve(Status.SERVICE_UNKNOWN);
    return app.kit.check().then(
      () => Status.SERVING,
      () => Status.NOT_SERVING,
    );
  };
  router.service(Health, {
    async check({ service }) {
      const status = await now(service);
      if (status === Status.SERVICE_UNKNOWN)
        throw new ConnectError("There is no such service", Code.NotFound);
      return { status };
    },
    async *watch({ service }, context) {
      const signal = AbortSignal.any([context.signal, closing.signal]);
      let told: Status | undefined;
      while (!signal.aborted) {
        const status = await now(service);
        if (status !== told) yield { status };
        told = status;
        await wait(1000, undefined, { signal }).catch(() => {});
      }
    },
  });
}
