import type {
  EntityModel,
  OperationModel,
  ServiceModel,
  TypeModel,
  ValueModel,
} from "../model/types.ts";
import { claim } from "./words.ts";

/** The names of one .proto file. Requests and responses have the names that `buf lint` asks for, so others give way. */
export class ProtoNames {
  readonly #taken: Set<string>;
  readonly #messages = new Map<EntityModel | ValueModel, string>();
  readonly #enums = new Map<string, string>();

  constructor(service: ServiceModel) {
    const rpcs = service.exposed.flatMap((one) => [requestOf(one), responseOf(one)]);
    this.#taken = new Set(["Money", service.protoService, ...rpcs]);
    for (const one of [...service.entities, ...service.values]) {
      this.#messages.set(one, claim(one.type, "Message", this.#taken));
    }
  }

  message(of: EntityModel | ValueModel): string {
    return this.#messages.get(of)!;
  }

  enumeration({ enumName }: TypeModel): string {
    const { pascal } = enumName!;
    const name = this.#enums.get(pascal) ?? claim(pascal, "Enum", this.#taken);
    this.#enums.set(pascal, name);
    return name;
  }
}

export const requestOf = ({ rpc }: OperationModel): string => `${rpc}Request`;
export const responseOf = ({ rpc }: OperationModel): string => `${rpc}Response`;

/**
 * The constants of an enum's values, in order; number `n` of the enum stands for the value before it. Two values that
 * protobuf cannot tell apart, since it looks neither at case nor at `_`, are numbered.
 */
export function enumConstants(name: string, values: readonly string[]): string[] {
  const prefix = screaming(name);
  const taken = new Set(["UNSPECIFIED"]);
  return values.map((value) => {
    const wanted =
      screaming(value.replaceAll(/[^A-Za-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "")) || "VALUE";
    let constant = wanted;
    for (let count = 2; taken.has(constant.replaceAll("_", "")); count++)
      constant = `${wanted}_N${count}`;
    taken.add(constant.replaceAll("_", ""));
    return `${prefix}_${constant}`;
  });
}

/** `OrderStatus` → `ORDER_STATUS`, `B2BKind` → `B2B_KIND`: words as `buf lint` finds them. */
const screaming = (text: string): string =>
  text.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z0-9])(?=[A-Z][a-z])/g, "_").toUpperCase();
