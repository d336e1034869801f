import { credentials, loadPackageDefinition, Metadata, status } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

/** What came back of a call: `code` such as `OK` or `NOT_FOUND`. */
export interface RpcAnswer {
  code: string;
  details: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a stranger sends has no type
  message: any;
}

export interface RpcClient {
  call(method: string, message?: object, token?: string): Promise<RpcAnswer>;
  close(): void;
}

/**
 * A gRPC client of another make than the server: it reads the contract from the disk, as a stranger would.
 * `file` below `folder`, `service` with its package.
 */
export function rpcClient(folder: string, file: string, service: string, at: string): RpcClient {
  const definition = loadSync(file, {
    includeDirs: [folder],
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  const found = service
    .split(".")
    .reduce<unknown>((all, name) => (all as Record<string, unknown>)[name], packages(definition));
  const Client = found as new (at: string, how: object) => UntypedClient;
  const client = new Client(new URL(at).host, credentials.createInsecure());
  return {
    close: () => client.close(),
    call: (method, message = {}, token = undefined) =>
      new Promise((resolve) => {
        const metadata = new Metadata();
        if (token !== undefined) metadata.set("authorization", `Bearer ${token}`);
        const unary = (client as unknown as Record<string, Unary>)[method]!.bind(client);
        const options = { deadline: Date.now() + 15_000 };
        unary(message, metadata, options, (error, answer) =>
          resolve({
            code: status[error?.code ?? status.OK]!,
            details: error?.details ?? "",
            message: answer,
          }),
        );
      }),
  };
}

const packages = (definition: ReturnType<typeof loadSync>) => loadPackageDefinition(definition);

interface UntypedClient {
  close(): void;
}

type Unary = (
  message: object,
  metadata: Metadata,
  options: object,
  done: (error: { code: number; details: string } | null, answer: unknown) => void,
) => void;
