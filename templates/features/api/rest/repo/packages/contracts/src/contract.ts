/** What the module of every service has: the server mounts it, a client calls it. */
export interface Contract<Operations> {
  /** The service. References between schemas read `<id>#/schemas/<name>`. */
  readonly id: string;
  readonly schemas: Readonly<Record<string, object>>;
  readonly operations: Readonly<Record<keyof Operations & string, Operation>>;
  /** The OpenAPI document, for the docs page: loaded when it is asked for. */
  readonly document: () => Promise<object>;
}

/** One operation of an OpenAPI document, in the form in which Fastify takes a route. */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With parameters as `:id`. */
  readonly url: string;
  /** `security: []`: needs no token. */
  readonly public: boolean;
  readonly schema: {
    /** Objects with one property per parameter. Values arrive as text and are converted. */
    readonly params?: object;
    readonly querystring?: object;
    readonly headers?: object;
    readonly body?: Body;
    /** By status, `4XX` and the like, or `default`. One without a body, such as 204, is `{}`. */
    readonly response: Readonly<Record<string, Response>>;
  };
}

export interface Body {
  readonly required: boolean;
  readonly content: Content;
}

export interface Response {
  readonly content?: Content;
}

/** Schemas by media type. */
export type Content = Readonly<Record<string, { readonly schema: object }>>;

/** What a handler knows beside the contents of the request. */
export interface Context {
  readonly caller: { readonly id: string | null; readonly roles: ReadonlySet<string> };
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

/** What a handler answers. The handler types of a contract narrow it to the statuses that the contract names. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** Any JSON but a bare `null`. */
export type Json = string | number | boolean | readonly (Json | null)[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | null;
}
