export const OPENAPI = "contracts/orders/openapi.yaml";
export const ASYNCAPI = "contracts/orders/asyncapi.yaml";
const LISTENING = "contracts/payments/asyncapi.yaml";
export const PROTO = "contracts/shipping/v1/shipping.proto";

/** What somebody may add: a property that may be missing, one that is sent, a path; a property of an event, an event, and that it is received; fields, an rpc. */
export const EDITS = [
  [OPENAPI, "        note:\n", "        gift:\n          type: boolean\n        note:\n"],
  [
    OPENAPI,
    "      properties:\n        reason:",
    "      properties:\n        refund:\n          type: boolean\n        reason:",
  ],
  [
    OPENAPI,
    "paths:\n",
    `paths:
  /v1/orders/count:
    get:
      operationId: countOrders
      x-roles:
        - admin
      security:
        - users: []
      responses:
        "200":
          description: How many.
          content:
            application/json:
              schema:
                type: integer
`,
  ],
  [ASYNCAPI, "        - customerId\n", "        - customerId\n        - channel\n"],
  [
    ASYNCAPI,
    "        customerId:\n",
    "        channel:\n          type: string\n        customerId:\n",
  ],
  [
    ASYNCAPI,
    "channels:\n",
    `channels:
  OrderLost:
    address: shop.orders.OrderLost
    messages:
      OrderLost:
        $ref: "#/components/messages/OrderLost"
`,
  ],
  [
    ASYNCAPI,
    "  messages:\n    OrderPlaced:\n      name",
    `  messages:
    OrderLost:
      name: shop.orders.OrderLost
      payload:
        allOf:
          - $ref: "#/components/schemas/CloudEvent"
          - type: object
            properties:
              source:
                const: /shop/orders
              type:
                const: shop.orders.OrderLost
              data:
                $ref: "#/components/schemas/OrderPaid"
    OrderPlaced:
      name`,
  ],
  [
    LISTENING,
    "channels:\n",
    `channels:
  orders.OrderLost:
    $ref: ../orders/asyncapi.yaml#/channels/OrderLost
`,
  ],
  [
    LISTENING,
    "operations:\n",
    `operations:
  receiveOrderLost:
    action: receive
    channel:
      $ref: "#/channels/orders.OrderLost"
`,
  ],
  [PROTO, "message GetParcelRequest {\n", "message GetParcelRequest {\n  string locale = 2;\n"],
  [PROTO, "message ListParcelsResponse {\n", "message ListParcelsResponse {\n  int32 total = 3;\n"],
  [
    PROTO,
    "  google.protobuf.Timestamp created_at = 2;\n",
    "  google.protobuf.Timestamp created_at = 2;\n  string carrier = 8;\n",
  ],
  [
    PROTO,
    "  // List parcels",
    "  rpc CountParcels(CountParcelsRequest) returns (CountParcelsResponse);\n\n  // List parcels",
  ],
  [
    PROTO,
    "message GetParcelRequest",
    "message CountParcelsRequest {}\n\nmessage CountParcelsResponse {\n  int32 count = 1;\n}\n\nmessage GetParcelRequest",
  ],
] as const;
