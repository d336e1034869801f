import type { Json } from "../../packages/contracts/tools/document.ts";

/** What the SDKs, or the libraries that they use, call so in some language. */
const TAKEN = [
  // Go
  "APIClient APIKey APIResponse BasicAuth CacheExpires Configuration Execute GenericOpenAPIError IsNil",
  "MappedNullable ServerConfiguration ServerConfigurations ServerVariable",
  // TypeScript
  "ApiResponse BaseAPI BlobApiResponse ConfigurationParameters Consume ErrorContext FetchAPI FetchError",
  "FetchParams HTTPBody HTTPHeaders HTTPMethod HTTPQuery HTTPRequestInit InitOverrideFunction Json",
  "JSONApiResponse Middleware ModelPropertyNaming RequestContext RequestOpts RequiredError",
  "ResponseContext ResponseError ResponseTransformer TextApiResponse VoidApiResponse",
  // Python
  "Annotated Any BaseModel ClassVar ConfigDict Decimal Dict Enum Field List Literal None Optional Self Set",
  "StrictBool StrictBytes StrictFloat StrictInt StrictStr Tuple Union ValidationError",
  "ApiAttributeError ApiException ApiKeyError ApiTypeError ApiValueError OpenApiException",
  // Java
  "AbstractOpenApiSchema ApiClient ApiModel ApiModelProperty Array ArrayList Arrays BigDecimal Boolean Byte",
  "Character Class Consumer DateTime Double Exception File Float Generated HashMap HashSet HttpClient",
  "HttpRequest HttpResponse InputStream Instant Integer IOException JsonAdapter JsonAnyGetter JsonAnySetter",
  "JsonCreator JsonDeserialize JsonFormat JsonIgnore JsonInclude JsonNullable JsonProperty",
  "JsonPropertyOrder JsonReader JsonSerialize JsonSubTypes JsonTypeInfo JsonTypeName JsonValue JsonWriter",
  "LinkedHashMap LinkedHashSet LocalDate LocalDateTime Locale LocalTime Long Map Nonnull Nullable Number",
  "Object ObjectMapper Objects OffsetDateTime Override Pair Schema SerializedName Short String StringJoiner",
  "StringUtils System Thread Throwable Timestamp TypeAdapter TypeReference URI URLEncoder UUID Void",
  "ZonedDateTime",
]
  .join(" ")
  .split(" ");

/** The types for which Go's SDKs have `NullableX`, `NewNullableX` and `PtrX`. */
const PLAIN = "Bool Float32 Float64 Int Int32 Int64 String Time".split(" ");

/**
 * The name of each schema in SDKs: its own, or with `Model` behind it where a language takes that for something else.
 * Names that differ by case or `_` only are the same, since files are named after them.
 */
export function sdkNames({ components, paths, tags }: Json): Map<string, string> {
  const schemas: string[] = Object.keys(components?.schemas ?? {});
  const operations = Object.values<Json>(paths ?? {})
    .flatMap((item) => Object.values<Json>(item))
    .flatMap(({ operationId }) => operationId ?? []);
  const areas = (tags ?? []).map(({ name }: Json) => String(name));
  const taken = new Set(
    [
      ...TAKEN,
      ...PLAIN.flatMap((one) => [`Nullable${one}`, `NewNullable${one}`, `Ptr${one}`]),
      ...operations.flatMap((id: string) => [
        `${id}Request`,
        `Api${id}Request`,
        `${id}OperationRequest`,
      ]),
      ...areas.flatMap((area: string) => [
        `${area}Api`,
        `${area}ApiService`,
        `${area}ApiInterface`,
      ]),
    ].map(plain),
  );
  const names = new Map<string, string>();
  // the shortest first: it is `NewOrder` that makes way for `Order`
  for (const schema of schemas.toSorted((a, b) => a.length - b.length)) {
    let name = schema;
    while ([name, ...functionsOf(name)].some((one) => taken.has(plain(one)))) name += "Model";
    const properties = Object.keys(components.schemas[schema]?.properties ?? {});
    const all = [name, ...functionsOf(name), ...properties.flatMap((one) => typesOf(name, one))];
    for (const one of all) taken.add(plain(one));
    names.set(schema, name);
  }
  return names;
}

/** What Go has beside a type. */
const functionsOf = (name: string): string[] => [
  `New${name}`,
  `New${name}WithDefaults`,
  `Nullable${name}`,
  `NewNullable${name}`,
];

/** The types of a property that has one of its own. */
const typesOf = (name: string, property: string): string[] =>
  ["", "Enum", "Inner"].map((end) => name + property + end);

const plain = (name: string) => name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();
