/** What the compiler must accept, and what it must refuse. Nothing here is run. */

import {
  createClient,
  type BlockOf,
  type ClientOptions,
  type ClinicGuides,
  type Guide,
  type GuideSummary,
} from "../src/index.js";

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
const holds = <_Statement extends true>(): void => {};

export async function accepted(client: ClinicGuides): Promise<void> {
  const whole = await client.guides.get("peel");
  holds<Same<typeof whole, Guide>>();

  const chosen = await client.guides.get(3, { fields: ["id", "title"] });
  holds<Same<typeof chosen, Pick<Guide, "id" | "title">>>();
  // @ts-expect-error: it was not chosen
  chosen.body;

  const short = await client.guides.list({ role: "aftercare", limit: 5 });
  short.items[0]?.summary.trim();
  // @ts-expect-error: lists have it only when it is chosen
  short.items[0]?.body;

  const near = await client.clinics.list({ near: "34.05,-118.24", fields: ["code"] });
  near.items.map((clinic) => [clinic.code.length, clinic.distance_km?.toFixed(1)]);

  for (const block of whole.body) {
    if (block.type === "steps") {
      holds<Same<typeof block, BlockOf<"steps">>>();
      block.value.items.map((step) => step.title);
    }
  }

  const nothingChosen = await client.guides.list({ fields: [] });
  holds<Same<keyof (typeof nothingChosen.items)[number], keyof GuideSummary | "match">>();

  const found = await client.get("/pages/{id}/", { path: { id: 5 } });
  found.meta?.type?.trim();
}

/** What may be left out may be `undefined` as well. */
export async function acceptedUndefined(
  client: ClinicGuides,
  some: { text: string | undefined; number: number | undefined; signal: AbortSignal | undefined },
): Promise<void> {
  const { text, number, signal } = some;
  createClient({ baseUrl: "", clinic: text, locale: text, retries: number } satisfies ClientOptions);
  await client.guides.list({ topic: text, limit: number, clinic: text, locale: text }, { signal });
  await client.get("/guides/", { query: { topic: text }, signal });
  for await (const page of client.changes({ since: text, clinic: text, limit: number, signal })) {
    page.changes.map((change) => change.key);
  }
}

export async function refused(client: ClinicGuides): Promise<void> {
  // @ts-expect-error: no such parameter
  await client.guides.list({ colour: "red" });
  // @ts-expect-error: no such role
  await client.guides.list({ role: "nothing" });
  // @ts-expect-error: no such key
  await client.guides.get("peel", { fields: ["colour"] });
  // @ts-expect-error: no such address
  await client.get("/nothing/");
  // @ts-expect-error: clinics are those of all
  await client.clinics.list({ clinic: "houston" });
  // @ts-expect-error: a clinic is named by its code alone
  await client.clinics.get("houston", { clinic: "austin" });
  // @ts-expect-error: it needs the id
  await client.get("/pages/{id}/");
  // @ts-expect-error: it needs what somebody types
  await client.get("/suggest/", { query: { clinic: "houston" } });
  // @ts-expect-error: text
  await client.get("/llms.txt");
  // @ts-expect-error: Markdown
  await client.get("/guides/{guide}.md", { path: { guide: "peel" } });
  // @ts-expect-error: XML
  await client.get("/sitemap.xml");
  // @ts-expect-error: a picture
  await client.get("/images/{id}/rendition/", { path: { id: 5 } });
  // @ts-expect-error: an address of the API is needed
  createClient({});
}
