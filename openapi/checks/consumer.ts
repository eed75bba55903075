// A partner's program against the types generated from openapi.json. It is type-checked, not run: what it reads must be
// in the contract, with the type it is used as.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/porta";

type Problem = components["schemas"]["Problem"];

const api = createClient<paths>({ baseUrl: "http://127.0.0.1:8080" });

/** The names of offers, page after page, as a partner would fill its own directory. */
export async function namesOfOffers(city: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await api.GET("/v1/cities/{city}/offers", {
      params: { path: { city }, query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
    });
    if (error !== undefined) throw asError(error);
    names.push(...data.items.map((offer) => offer.title));
    cursor = data.next ?? undefined;
  } while (cursor !== undefined);
  return names;
}

/** Staff: closes an offer in the version that was read. */
export async function closeOffer(city: string, offer: string, email: string, password: string): Promise<void> {
  const login = await api.POST("/v1/auth/login", { body: { email, password } });
  if (login.error !== undefined) throw asError(login.error);
  const headers = { Authorization: `Bearer ${login.data.access_token}` };

  const path = { city, offer };
  const record = await api.GET("/v1/staff/cities/{city}/offers/{offer}", { params: { path }, headers });
  if (record.error !== undefined) throw asError(record.error);

  const version: number = record.data.version;
  const change = await api.PATCH("/v1/staff/cities/{city}/offers/{offer}", {
    params: { path, header: { "If-Match": `"${version}"` } },
    headers,
    body: { capacity: { state: "closed" } },
  });
  if (change.error !== undefined) throw asError(change.error);
}

function asError(problem: Problem): Error {
  return new Error(`${problem.status} ${problem.code}`);
}
