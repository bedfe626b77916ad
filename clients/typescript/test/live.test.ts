/** The client against a real site, with what that site is known to say. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { BadRequest, createClient, Gone, NotFound } from "../src/index.js";

interface Site {
  baseUrl: string;
  clinic: string;
  closed: string;
  successor: string;
  slug: string;
  formerSlug: string;
  title: string;
  titleAtClinic: string;
  clinicName: string;
  guides: number;
}

const site = JSON.parse(process.env["CLINIC_GUIDES_SITE"] ?? "null") as Site | null;
const live = { skip: site === null && "no site is named in CLINIC_GUIDES_SITE" };

function theSite(): Site {
  assert.ok(site);
  return site;
}

test("a guide is read as the group and as one clinic", live, async () => {
  const { baseUrl, clinic, slug, title, titleAtClinic, clinicName } = theSite();
  const client = createClient({ baseUrl });
  assert.equal((await client.guides.get(slug)).title, title);
  const local = await client.guides.get(slug, { clinic });
  assert.equal(local.title, titleAtClinic);
  assert.equal(local.clinic?.name, clinicName);
});

test("chosen keys are the only ones", live, async () => {
  const { baseUrl, slug } = theSite();
  const client = createClient({ baseUrl });
  const guide = await client.guides.get(slug, { fields: ["id", "seo"] });
  assert.deepEqual(Object.keys(guide), ["id", "seo"]);
});

test("an unchanged answer comes with 304", live, async () => {
  const { baseUrl, slug } = theSite();
  const statuses: number[] = [];
  const client = createClient({
    baseUrl,
    fetch: async (...given) => {
      const response = await fetch(...given);
      statuses.push(response.status);
      return response;
    },
  });
  const first = await client.guides.get(slug);
  assert.deepEqual(await client.guides.get(slug), first);
  assert.deepEqual(statuses, [200, 304]);
});

test("a former slug leads to the guide", live, async () => {
  const { baseUrl, slug, formerSlug } = theSite();
  const guide = await createClient({ baseUrl }).guides.get(formerSlug);
  assert.equal(guide.meta.slug, slug);
});

test("all guides are gone through", live, async () => {
  const { baseUrl, guides } = theSite();
  const slugs = new Set<string>();
  for await (const guide of createClient({ baseUrl }).guides.all()) {
    slugs.add(guide.meta.slug);
  }
  assert.equal(slugs.size, guides);
});

test("errors are those of the API", live, async () => {
  const { baseUrl, closed, successor } = theSite();
  const client = createClient({ baseUrl });
  await assert.rejects(client.guides.get("nothing-here"), NotFound);
  await assert.rejects(client.guides.list({ clinic: "nowhere" }), BadRequest);
  await assert.rejects(client.guides.list({ clinic: closed }), (error) => {
    assert.ok(error instanceof Gone);
    assert.equal(error.successor, successor);
    return true;
  });
});

test("changes end in a cursor from which there is nothing new", live, async () => {
  const { baseUrl, clinic } = theSite();
  const client = createClient({ baseUrl, clinic });
  let cursor = "";
  let changes = 0;
  for await (const page of client.changes({ limit: 2 })) {
    cursor = page.cursor;
    changes += page.changes.length;
  }
  assert.ok(changes > 2);
  for await (const page of client.changes({ since: cursor })) {
    assert.deepEqual(page, { changes: [], cursor });
  }
});

test("addresses of Wagtail's own endpoints are typed as well", live, async () => {
  const { baseUrl } = theSite();
  const images = await createClient({ baseUrl }).get("/images/", { query: { limit: 1 } });
  assert.equal(typeof images.meta.total_count, "number");
});
