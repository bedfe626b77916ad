/** What the compiler must accept, and what it must refuse. Nothing here is run. */

import { createClient, type BlockOf, type ClinicGuides, type Guide } from "../src/index.js";

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

  const found = await client.get("/pages/{id}/", { path: { id: 5 } });
  found.meta?.type?.trim();
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
  // @ts-expect-error: an address of the API is needed
  createClient({});
}
