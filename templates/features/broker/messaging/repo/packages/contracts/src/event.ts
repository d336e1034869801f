/** What the contract says of an event: the producer makes it by this, a consumer knows it by this. */
export interface EventContract<T> {
  /** `type` of the CloudEvent, and its topic. */
  readonly type: string;
  /** `source` of the CloudEvent: the service that tells of it. */
  readonly source: string;
  /** JSON Schema (2020-12) of the data; it refers to nothing outside itself. */
  readonly schema: object;
  /** Never there: it is how the type of the data comes along. */
  readonly data?: T;
}

/** Any JSON but a bare `null`. */
export type Json = string | number | boolean | readonly (Json | null)[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | null;
}
