import type {
  ProtoEntityModel,
  ProtoOperationModel,
  ProtoServiceModel,
  ProtoValueModel,
} from "./types.ts";

export const noServiceProto = (): ProtoServiceModel => ({
  file: "",
  values: [],
  hasValues: false,
  enums: [],
  hasEnums: false,
  needsKit: false,
  hasCalls: false,
  creates: false,
  pages: null,
  update: null,
});

export const noOperationProto = (): ProtoOperationModel => ({
  method: "",
  schema: "",
  masked: false,
  flat: false,
  call: null,
});

export const noEntityProto = (): ProtoEntityModel => ({
  message: "",
  shape: "",
  toMessage: "",
  variable: "",
  variables: "",
  property: "",
  properties: "",
  sent: false,
  enums: [],
  hasEnums: false,
  functions: [],
  hasFunctions: false,
  onlyTypes: false,
  likeExample: false,
  example: [],
  calls: [],
  hasCalls: false,
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
