import type { Kind } from "../blueprint/edit/kinds.ts";
import type { Flag } from "./flag.ts";

/** A flag of `add`, with the kinds that it says something of. */
export interface AdditionFlag extends Flag {
  of: readonly Kind[];
}

const many = true;

/** What can be said of an addition, in the language's own words. */
export const ADDITION_FLAGS: readonly AdditionFlag[] = [
  { name: "purpose", value: "TEXT", text: "What a service is for", of: ["service"] },
  { name: "api", value: "STYLES", many, text: "How a service is called", of: ["service"] },
  {
    name: "field",
    value: "NAME=TYPE",
    many,
    text: "A field of an entity, event or value",
    of: ["entity", "event", "value"],
  },
  {
    name: "relation",
    value: "NAME=TEXT",
    many,
    text: "Such as parent='belongs-to X?'",
    of: ["entity"],
  },
  { name: "crud", value: "VERBS", many, text: "What may be done with an entity", of: ["entity"] },
  {
    name: "allow",
    value: "WHO",
    many,
    text: "Roles or public; of an entity VERBS=WHO",
    of: ["entity", "operation"],
  },
  { name: "state", value: "FIELD", text: "Which field holds the state", of: ["entity"] },
  {
    name: "emits",
    value: "EVENT",
    many,
    text: "What it tells; of an entity VERB=EVENT",
    of: ["entity", "operation"],
  },
  { name: "data", value: "CLASS", text: "What a field tells, such as personal", of: ["field"] },
  {
    name: "accepted-by",
    value: "OPERATIONS",
    many,
    text: "Which accept the field",
    of: ["field"],
  },
  { name: "carried-by", value: "EVENTS", many, text: "Which carry the field", of: ["field"] },
  { name: "of", value: "ENTITY", text: "What it is about", of: ["event", "operation"] },
  { name: "key", value: "FIELD", text: "What keeps events in order (id)", of: ["event"] },
  { name: "carries", value: "FIELDS", many, text: "What an event carries", of: ["event"] },
  {
    name: "emitted-by",
    value: "OPERATIONS",
    many,
    text: "What brings it about, or Entity.verb",
    of: ["event"],
  },
  {
    name: "kind",
    value: "KIND",
    text: "create, update, delete or command (command)",
    of: ["operation"],
  },
  { name: "by", value: "FIELD", text: "The unique field that finds it (id)", of: ["operation"] },
  { name: "accepts", value: "FIELDS", many, text: "What the caller gives", of: ["operation"] },
  {
    name: "input",
    value: "NAME=TYPE",
    many,
    text: "What is given and not stored",
    of: ["operation"],
  },
  {
    name: "from",
    value: "STATES",
    many,
    text: "Where it may begin; of services, their file",
    of: ["operation", "service"],
  },
  { name: "to", value: "STATE", text: "Where it leads", of: ["operation"] },
  {
    name: "new-state",
    value: "STATES",
    many,
    text: "States that are not there yet",
    of: ["operation"],
  },
  { name: "calls", value: "NAMES", many, text: "As service.operation", of: ["operation"] },
  {
    name: "inherits",
    value: "ROLES",
    many,
    text: "The roles that a role has too",
    of: ["role"],
  },
  { name: "do", value: "OPERATION", text: "What is done about an event", of: ["reaction"] },
  {
    name: "with",
    value: "NAME=PATH",
    many,
    text: "What it is given, such as thingId=event.id",
    of: ["reaction"],
  },
  {
    name: "refused",
    value: "POLICY",
    text: "park, ignore, retry or an operation",
    of: ["reaction"],
  },
  {
    name: "missing",
    value: "POLICY",
    text: "The same, where nothing is found",
    of: ["reaction"],
  },
  {
    name: "description",
    value: "TEXT",
    text: "One or two sentences",
    of: ["entity", "field", "event", "operation"],
  },
];
