/** The client against a server that misbehaves as it is told. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  BadRequest,
  ClinicGuidesError,
  ConnectionFailed,
  createClient,
  Forbidden,
  Gone,
  InMemory,
  NotFound,
  Unavailable,
} from "../src/index.js";
import { json, withServer } from "./server.js";

const LIST = { meta: { total_count: 0 }, items: [] };

test("a question names the place, chosen fields and nothing else, in one order", async () => {
  await withServer(
    (_, response) => json(response, 200, LIST),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl, clinic: "houston", locale: "es" });
      await client.guides.list({ topic: "skin", fields: ["id", "title"] });
      await client.guides.list({ clinic: null, locale: "en" });
      await client.clinics.list({ region: "texas" });
      assert.deepEqual(
        asked.map((each) => each.url),
        [
          "/api/v2/guides/?clinic=houston&fields=_%2Cid%2Ctitle&locale=es&topic=skin",
          "/api/v2/guides/?locale=en",
          "/api/v2/clinics/?locale=es&region=texas",
        ],
      );
    },
  );
});

test("what is undefined is as if it had not been said", async () => {
  await withServer(
    (_, response) => json(response, 200, { ...LIST, meta: { total_count: 0, cursor: "c1" } }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl, clinic: "houston", locale: undefined });
      await client.guides.list({ clinic: undefined, topic: undefined, fields: undefined });
      await client.guides.list({ fields: [] }, { signal: undefined });
      for await (const page of client.changes({ since: undefined, clinic: undefined })) {
        assert.equal(page.cursor, "c1");
      }
      assert.deepEqual(
        asked.map((each) => each.url),
        [
          "/api/v2/guides/?clinic=houston",
          "/api/v2/guides/?clinic=houston",
          "/api/v2/changes/?clinic=houston&limit=1000",
        ],
      );
    },
  );
});

test("names in addresses cannot leave their place", async () => {
  await withServer(
    (_, response) => json(response, 404, { message: "Nothing." }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      await assert.rejects(client.guides.get("../clinics/x?y"), NotFound);
      assert.equal(asked[0]?.url, "/api/v2/guides/..%2Fclinics%2Fx%3Fy/");
      await assert.rejects(client.guides.get(""), TypeError);
      for (const name of [".", ".."]) {
        await assert.rejects(client.guides.get(name), {
          name: "TypeError",
          message: `guides/{name}/: “${name}” cannot be “name”.`,
        });
        await assert.rejects(client.get("/clinics/{code}/", { path: { code: name } }), {
          name: "TypeError",
          message: `clinics/{code}/: “${name}” cannot be “code”.`,
        });
      }
      assert.equal(asked.length, 1);
    },
  );
});

test("a known answer is asked for with its tag and not sent again", async () => {
  await withServer(
    (request, response, times) => {
      if (request.headers["if-none-match"] === '"a"') {
        response.writeHead(304).end();
      } else {
        json(response, 200, { id: 1, times }, { ETag: '"a"' });
      }
    },
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      const first = await client.guides.get("peel");
      first.title = "Changed by its reader";
      assert.deepEqual(await client.guides.get("peel"), { id: 1, times: 0 });
      assert.deepEqual(asked.map((each) => each.tag), [undefined, '"a"']);
    },
  );
});

test("an answer that has changed takes the place of the known one", async () => {
  await withServer(
    (_, response, times) => json(response, 200, { id: times }, { ETag: `"${times}"` }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      for (const id of [0, 1, 2]) {
        assert.equal((await client.guides.get("peel")).id, id);
      }
      assert.deepEqual(asked.map((each) => each.tag), [undefined, '"0"', '"1"']);
    },
  );
});

test("without a place for known answers every answer is sent", async () => {
  await withServer(
    (_, response) => json(response, 200, LIST, { ETag: '"a"' }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl, known: null });
      await client.guides.list();
      await client.guides.list();
      assert.deepEqual(asked.map((each) => each.tag), [undefined, undefined]);
    },
  );
});

test("an answer that must not be kept is not, by whatever way it was asked for", async () => {
  await withServer(
    (_, response, times) =>
      json(response, 200, { id: times }, { ETag: '"a"', "Cache-Control": "private, no-store" }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      for (const id of [0, 1]) {
        const draft = await client.get("/preview/", { query: { token: "a:b" } });
        assert.equal(draft.id, id);
      }
      assert.deepEqual(asked.map((each) => each.tag), [undefined, undefined]);
    },
  );
});

test("of known answers the one that was not asked for the longest leaves first", () => {
  const known = new InMemory(2);
  const answer = { etag: '"a"', body: "{}" };
  known.set("one", answer);
  known.set("two", answer);
  known.get("one");
  known.set("three", answer);
  assert.deepEqual(
    ["one", "two", "three"].map((url) => known.get(url) !== undefined),
    [true, false, true],
  );
});

test("every error is of its own class and says what the API said", async () => {
  const cases = [
    [400, { message: "limit: too much" }, BadRequest],
    [403, { message: "This preview has expired." }, Forbidden],
    [404, { message: "There is no guide." }, NotFound],
    [410, { message: "Closed.", successor: "houston" }, Gone],
    [503, { message: "Try again soon." }, Unavailable],
  ] as const;
  for (const [status, body, type] of cases) {
    await withServer(
      (_, response) => json(response, status, body, { "Retry-After": "7" }),
      async ({ baseUrl, asked }) => {
        const client = createClient({ baseUrl, retries: 0 });
        await assert.rejects(client.guides.get("peel"), (error) => {
          assert.ok(error instanceof type && error instanceof ClinicGuidesError);
          assert.equal(error.message, body.message);
          assert.equal(error.status, status);
          assert.equal(error.url, `${baseUrl}guides/peel/`);
          assert.ok(!(error instanceof Gone) || error.successor === "houston");
          assert.ok(!(error instanceof Unavailable) || error.retryAfter === 7);
          return true;
        });
        assert.equal(asked.length, 1);
      },
    );
  }
});

test("a page of a proxy in between is an error with the status it has", async () => {
  await withServer(
    (_, response) => response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad</h1>"),
    async ({ baseUrl }) => {
      const client = createClient({ baseUrl });
      await assert.rejects(client.guides.list(), { message: "The answer was 502 Bad Gateway." });
    },
  );
});

test("an answer that is no JSON is an error and is not kept", async () => {
  await withServer(
    (_, response) => response.writeHead(200, { ETag: '"a"' }).end("<h1>Sign in</h1>"),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      await assert.rejects(client.guides.list(), ClinicGuidesError);
      await assert.rejects(client.guides.list(), ClinicGuidesError);
      assert.deepEqual(asked.map((each) => each.tag), [undefined, undefined]);
    },
  );
});

test("what passes is asked again: no answer, and 503 after the seconds it names", async () => {
  await withServer(
    (request, response, times) => {
      if (times === 0) {
        request.socket.destroy();
      } else if (times === 1) {
        json(response, 503, { message: "Soon." }, { "Retry-After": "0" });
      } else {
        json(response, 200, LIST);
      }
    },
    async ({ baseUrl, asked }) => {
      assert.deepEqual(await createClient({ baseUrl }).guides.list(), LIST);
      assert.equal(asked.length, 3);
    },
  );
});

test("when nobody listens the error says where, and why", async () => {
  const client = createClient({ baseUrl: "http://127.0.0.1:9/api/v2/", retries: 0 });
  await assert.rejects(client.guides.list(), (error) => {
    assert.ok(error instanceof ConnectionFailed);
    assert.equal(error.url, "http://127.0.0.1:9/api/v2/guides/");
    assert.ok(error.cause instanceof Error);
    return true;
  });
});

test("a question can be ended while it waits for an answer", async () => {
  const ending = new AbortController();
  await withServer(
    () => ending.abort(),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      await assert.rejects(client.guides.list({}, { signal: ending.signal }), {
        name: "AbortError",
      });
      assert.equal(asked.length, 1);
    },
  );
});

test("a question can be ended between two tries", async () => {
  await withServer(
    (_, response) => json(response, 503, { message: "Later." }, { "Retry-After": "30" }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      const signal = AbortSignal.timeout(300);
      await assert.rejects(client.guides.list({}, { signal }), { name: "TimeoutError" });
      assert.equal(asked.length, 1);
    },
  );
});

test("all items come page by page", async () => {
  await withServer(
    (request, response) => {
      const offset = Number(new URL(request.url ?? "", "http://x").searchParams.get("offset"));
      const ids = Array.from({ length: Math.min(100, 250 - offset) }, (_, at) => offset + at);
      json(response, 200, { meta: { total_count: 250 }, items: ids.map((id) => ({ id })) });
    },
    async ({ baseUrl, asked }) => {
      const ids: number[] = [];
      for await (const guide of createClient({ baseUrl }).guides.all({ fields: ["id"] })) {
        ids.push(guide.id);
      }
      assert.deepEqual(ids, Array.from({ length: 250 }, (_, at) => at));
      assert.equal(asked.length, 3);
    },
  );
});

test("changes go from cursor to cursor and are asked for anew each time", async () => {
  await withServer(
    (_, response, times) =>
      json(
        response,
        200,
        { meta: { cursor: `c${times + 1}`, has_more: times % 2 === 0 }, items: [{ number: times }] },
        { ETag: '"a"' },
      ),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl, clinic: "houston" });
      const pages = [];
      for await (const page of client.changes({ since: "c0" })) {
        pages.push([page.cursor, page.changes.length]);
      }
      for await (const page of client.changes({ since: "c0", clinic: null, limit: 5 })) {
        pages.push([page.cursor, page.changes.length]);
      }
      assert.deepEqual(pages, [["c1", 1], ["c2", 1], ["c3", 1], ["c4", 1]]);
      assert.deepEqual(asked, [
        { url: "/api/v2/changes/?clinic=houston&limit=1000&since=c0", tag: undefined },
        { url: "/api/v2/changes/?clinic=houston&limit=1000&since=c1", tag: undefined },
        { url: "/api/v2/changes/?limit=5&since=c0", tag: undefined },
        { url: "/api/v2/changes/?limit=5&since=c3", tag: undefined },
      ]);
    },
  );
});

test("a preview is never kept", async () => {
  await withServer(
    (_, response, times) => json(response, 200, { id: 1, title: `Draft ${times}` }, { ETag: '"a"' }),
    async ({ baseUrl, asked }) => {
      const client = createClient({ baseUrl });
      await client.preview("a:b");
      assert.equal((await client.preview("a:b")).title, "Draft 1");
      assert.deepEqual(asked, [
        { url: "/api/v2/preview/?token=a%3Ab", tag: undefined },
        { url: "/api/v2/preview/?token=a%3Ab", tag: undefined },
      ]);
    },
  );
});

test("an address without a slash at its end is the same API", async () => {
  await withServer(
    (_, response) => json(response, 200, LIST),
    async ({ baseUrl, asked }) => {
      await createClient({ baseUrl: baseUrl.slice(0, -1) }).guides.list();
      assert.equal(asked[0]?.url, "/api/v2/guides/");
      assert.throws(() => createClient({ baseUrl: "guides.example.com" }), TypeError);
    },
  );
});
