import {
  createFileRegistry,
  createRegistry,
  type DescFile,
  type DescService,
  fromJsonString,
  type MessageInitShape,
  toBinary,
  toJsonString,
} from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code, type ConnectRouter } from "@connectrpc/connect";
import { BadRequestSchema } from "./proto/google/rpc/error_details_pb.ts";
import { Health } from "./proto/grpc/health/v1/health_pb.ts";
import {
  ServerReflection,
  type ServerReflectionRequest,
  type ServerReflectionResponseSchema,
} from "./proto/grpc/reflection/v1/reflection_pb.ts";

type Answer = MessageInitShape<typeof ServerReflectionResponseSchema>["messageResponse"];

/** Server reflection, by which tools such as grpcurl need no .proto files: version 1, and the older v1alpha that many still ask for. */
export function reflection(router: ConnectRouter, service: DescService): void {
  const services = [service, Health, ServerReflection];
  const files = new Map<string, DescFile>();
  for (const one of [...services, BadRequestSchema]) withImports(one.file, files);
  const registry = createRegistry(...files.values());

  function answer({ case: kind, value }: ServerReflectionRequest["messageRequest"]): Answer {
    if (kind === "listServices") {
      const names = services.map(({ typeName: name }) => ({ name }));
      return { case: "listServicesResponse", value: { service: names } };
    }
    const found =
      kind === "fileByFilename"
        ? files.get(value.replace(/\.proto$/, ""))
        : kind === "fileContainingSymbol"
          ? (registry.get(value) ?? registry.get(value.replace(/\.\w+$/, "")))
          : undefined;
    if (!found) {
      const error = { errorCode: Code.NotFound, errorMessage: "There is no such thing here" };
      return { case: "errorResponse", value: error };
    }
    const needed = [...withImports(found.kind === "file" ? found : found.file).values()];
    const fileDescriptorProto = needed.map(({ proto }) =>
      toBinary(FileDescriptorProtoSchema, proto),
    );
    return { case: "fileDescriptorResponse", value: { fileDescriptorProto } };
  }

  async function* serverReflectionInfo(requests: AsyncIterable<ServerReflectionRequest>) {
    for await (const request of requests) {
      const { host: validHost, messageRequest } = request;
      yield { validHost, originalRequest: request, messageResponse: answer(messageRequest) };
    }
  }
  for (const version of [ServerReflection, alpha()])
    router.service(version, { serverReflectionInfo });
}

/** A file and all that it needs. */
function withImports(file: DescFile, files = new Map<string, DescFile>()): Map<string, DescFile> {
  if (!files.has(file.name)) {
    files.set(file.name, file);
    for (const needed of file.dependencies) withImports(needed, files);
  }
  return files;
}

/** The same service under its older name. */
function alpha(): typeof ServerReflection {
  const { proto } = ServerReflection.file;
  const text = toJsonString(FileDescriptorProtoSchema, proto).replaceAll("n.v1", "n.v1alpha");
  const older = fromJsonString(FileDescriptorProtoSchema, text.replaceAll("n/v1/", "n/v1alpha/"));
  const registry = createFileRegistry(older, () => undefined);
  return registry.getService("grpc.reflection.v1alpha.ServerReflection") as typeof ServerReflection;
}
