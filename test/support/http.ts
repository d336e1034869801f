/** What came back: a body that says it is JSON is read as such. */
export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a stranger sends has no type
  body: any;
}

export interface Asked {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One request, as any client would send it. `what` such as `GET /v1/orders`. */
export async function ask(base: string, what: string, asked: Asked = {}): Promise<Answer> {
  const [method = "GET", path = "/"] = what.split(" ");
  const { token, body, headers } = asked;
  const response = await fetch(new URL(path, base), {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  const json = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: json && text !== "" ? JSON.parse(text) : text,
  };
}
