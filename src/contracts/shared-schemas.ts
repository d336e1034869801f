import type { TypeKind } from "../model/types.ts";

const year = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})";
const time = "T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})";
const n = "[0-9]{1,9}";
const clock = `T(${n}H(${n}M(${n}S)?)?|${n}M(${n}S)?|${n}S)`;
const calendar = `(${n}Y(${n}M(${n}D)?)?|${n}M(${n}D)?|${n}D)`;

/** Schemas that the documents of all services share, in the order in which they stand there. */
export const SHARED = {
  Money: {
    description: "An amount in minor units (cents) of a currency; it may be below zero.",
    type: "object",
    additionalProperties: false,
    required: ["amount", "currency"],
    properties: {
      amount: {
        type: "integer",
        format: "int64",
        minimum: Number.MIN_SAFE_INTEGER,
        maximum: Number.MAX_SAFE_INTEGER,
      },
      currency: { description: "ISO 4217", type: "string", pattern: "^[A-Z]{3}$" },
    },
    examples: [{ amount: 1250, currency: "EUR" }],
  },
  Uuid: {
    type: "string",
    format: "uuid",
    pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
  },
  CalendarDate: { type: "string", format: "date", pattern: `^${year}-[0-9]{2}-[0-9]{2}$` },
  Timestamp: {
    description: "RFC 3339; answered in UTC, to the millisecond.",
    type: "string",
    format: "date-time",
    pattern: `^${year}-[0-9]{2}-[0-9]{2}${time}$`,
  },
  Duration: {
    description: "ISO 8601, as in RFC 3339, appendix A.",
    type: "string",
    format: "duration",
    pattern: `^P(${n}W|${calendar}(${clock})?|${clock})$`,
    examples: ["P1DT12H"],
  },
  Problem: {
    description: "What went wrong (RFC 9457).",
    type: "object",
    required: ["type", "title", "status"],
    properties: {
      type: { description: "The kind of problem.", type: "string", format: "uri-reference" },
      title: { type: "string" },
      status: { description: "The HTTP status.", type: "integer", minimum: 400, maximum: 599 },
      detail: { type: "string" },
      instance: {
        description: "The address that was asked.",
        type: "string",
        format: "uri-reference",
      },
      errors: {
        description: "Every limit that the request breaks.",
        type: "array",
        items: {
          type: "object",
          required: ["detail", "pointer"],
          properties: {
            detail: { type: "string" },
            pointer: { description: "Where, as a JSON pointer (RFC 6901).", type: "string" },
          },
        },
      },
    },
  },
} as const satisfies Record<string, object>;

export type SharedName = keyof typeof SHARED;

/** The types that are said once. */
export const SHARED_BY_KIND: Partial<Record<TypeKind, SharedName>> = {
  uuid: "Uuid",
  date: "CalendarDate",
  timestamp: "Timestamp",
  duration: "Duration",
  money: "Money",
};
