import type { ProtoEntityModel, ProtoServiceModel, ProtoValueModel } from "./types.ts";

export const noServiceProto = (): ProtoServiceModel => ({
  file: "",
  values: [],
  hasValues: false,
  enums: [],
  hasEnums: false,
  needsKit: false,
});

export const noEntityProto = (): ProtoEntityModel => ({
  message: "",
  shape: "",
  toMessage: "",
  variable: "",
  property: "",
  properties: "",
  sent: false,
  enums: [],
  hasEnums: false,
  functions: [],
  hasFunctions: false,
  needsKit: false,
  onlyTypes: false,
});

export const noValueProto = (): ProtoValueModel => ({
  message: "",
  shape: "",
  toMessage: "",
  fromMessage: "",
  variable: "",
  sent: false,
  received: false,
});
