import type { OperationModel, ServiceModel } from "../model/types.ts";
import type { ContractContext } from "./context.ts";
import { REFUSALS, refusalResponse, refusalsOf, type RefusalStatus } from "./responses.ts";
import { type Part, Schemas } from "./schemas.ts";

const PARAMETERS = {
  Cursor: {
    name: "cursor",
    in: "query",
    description: "Where the page starts: `next` of the page before.",
    schema: { type: "string", minLength: 43, maxLength: 43, pattern: "^[0-9a-f]{43}$" },
  },
  Limit: {
    name: "limit",
    in: "query",
    description: "How many items a page holds at most.",
    schema: { type: "integer", minimum: 1, maximum: 100, default: 20 },
  },
};

const HEADERS = {
  Location: {
    description: "Where the new thing is.",
    required: true,
    schema: { type: "string", format: "uri-reference" },
  },
  Link: {
    description: 'The next page, as `<…>; rel="next"` (RFC 8288); absent on the last.',
    schema: { type: "string" },
  },
};

/** The components of one document: what was asked for stands in it, and nothing else. */
export class DocumentParts {
  readonly schemas: Schemas;
  readonly context: ContractContext;
  readonly #refusals = new Set<RefusalStatus>();
  readonly #parameters = new Set<keyof typeof PARAMETERS>();
  readonly #headers = new Set<keyof typeof HEADERS>();

  constructor(service: ServiceModel, context: ContractContext) {
    this.schemas = Schemas.ofCalls(service);
    this.context = context;
  }

  parameter(name: keyof typeof PARAMETERS): Part {
    this.#parameters.add(name);
    return { $ref: `#/components/parameters/${name}` };
  }

  header(name: keyof typeof HEADERS): Part {
    this.#headers.add(name);
    return { [name]: { $ref: `#/components/headers/${name}` } };
  }

  refusals(operation: OperationModel): Part {
    const statuses = refusalsOf(operation, this.context);
    return Object.fromEntries(
      statuses.map((status) => {
        this.#refusals.add(status);
        return [status, { $ref: `#/components/responses/${REFUSALS[status].name}` }];
      }),
    );
  }

  components(): Part {
    const statuses = (Object.keys(REFUSALS) as RefusalStatus[]).filter((one) =>
      this.#refusals.has(one),
    );
    const responses = statuses.map((status) => {
      return [
        REFUSALS[status].name,
        refusalResponse(status, this.schemas.shared("Problem")),
      ] as const;
    });
    const groups = {
      parameters: chosen(PARAMETERS, this.#parameters),
      headers: chosen(HEADERS, this.#headers),
      responses: Object.fromEntries(responses),
      schemas: this.schemas.all(),
    };
    return Object.fromEntries(
      Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0),
    );
  }
}

const chosen = <K extends string>(all: Record<K, Part>, names: ReadonlySet<K>): Part =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name as K)));
