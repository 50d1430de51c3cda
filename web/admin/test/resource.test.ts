import assert from "node:assert/strict";
import { ResourceKeeper } from "../api/resource";

type Queue = { name: string; limit: number };

/** A server with one queue, its revision in the entity tag; `other` saves as another administrator. */
function stage() {
  let queue: Queue = { name: "Support", limit: 4 };
  let version = 1;
  let isDown = false;
  const asked: string[] = [];
  globalThis.fetch = ((_: string, { method = "GET", headers, body }: RequestInit) => {
    if (isDown) return Promise.reject(new TypeError("no network"));
    const tag = (headers as Record<string, string>)["if-match"];
    asked.push(`${method} ${tag ?? "-"}`);
    if (method === "PATCH" && tag !== `"${version}"`) {
      const problem = { code: "editedMeanwhile", title: "Edited", reason: { is: "editedBy", name: "Ben" } };
      return Promise.resolve(Response.json(problem, { status: 412 }));
    }
    if (method === "PATCH") {
      const change = JSON.parse(String(body)) as Partial<Queue>;
      if (change.name === "") {
        return Promise.resolve(
          Response.json({ code: "empty", title: "Empty", field: "name" }, { status: 422 }),
        );
      }
      queue = { ...queue, ...change };
      version++;
    }
    return Promise.resolve(Response.json(queue, { headers: { etag: `"${version}"` } }));
  }) as typeof fetch;
  return {
    asked,
    other: (change: Partial<Queue>) => {
      queue = { ...queue, ...change };
      version++;
    },
    cut: (down: boolean) => void (isDown = down),
    stored: () => queue,
  };
}

async function loaded() {
  const server = stage();
  const keeper = new ResourceKeeper<Queue>("/api/v1/queues/q");
  await keeper.load();
  const ready = () => {
    assert.equal(keeper.current.kind, "ready");
    return keeper.current as Extract<typeof keeper.current, { kind: "ready" }>;
  };
  return { server, keeper, ready };
}

Deno.test("a save names the version it changes, and the next save the new one", async () => {
  const { server, keeper, ready } = await loaded();
  assert.equal(await keeper.save({ limit: 5 }), true);
  assert.equal(await keeper.save({ limit: 6 }), true);
  assert.deepEqual(server.asked, ["GET -", 'PATCH "1"', 'PATCH "2"']);
  assert.equal(ready().value.limit, 6);
});

Deno.test("where somebody else saved meanwhile, nothing is overwritten and theirs is shown with their name", async () => {
  const { server, keeper, ready } = await loaded();
  server.other({ limit: 9 });
  assert.equal(await keeper.save({ limit: 5 }), false);
  assert.equal(server.stored().limit, 9);
  assert.deepEqual(ready().conflict, { theirs: { name: "Support", limit: 9 }, etag: '"2"', by: "Ben" });
});

Deno.test("one may take theirs, or keep one's own knowingly", async () => {
  const { server, keeper, ready } = await loaded();
  server.other({ limit: 9 });
  await keeper.save({ limit: 5 });
  keeper.takeTheirs();
  assert.equal(ready().value.limit, 9);
  assert.equal(ready().conflict, null);

  server.other({ limit: 7 });
  await keeper.save({ name: "Sales" });
  assert.equal(await keeper.keepMine({ name: "Sales" }), true);
  assert.deepEqual(server.stored(), { name: "Sales", limit: 7 });
});

Deno.test("a refusal is kept with its field, and the value stays", async () => {
  const { keeper, ready } = await loaded();
  assert.equal(await keeper.save({ name: "" }), false);
  assert.equal(ready().refusal?.field, "name");
  assert.equal(ready().value.name, "Support");
  assert.equal(ready().isSaving, false);
});

Deno.test("without a network it says so, and another try works", async () => {
  const server = stage();
  server.cut(true);
  const keeper = new ResourceKeeper<Queue>("/api/v1/queues/q");
  await keeper.load();
  assert.equal(keeper.current.kind, "failed");
  server.cut(false);
  await keeper.load();
  assert.equal(keeper.current.kind, "ready");
});

Deno.test("what is known from a list is not loaded again, and is saved as the version that the list had", async () => {
  const server = stage();
  const known = { value: { name: "Support", limit: 4 }, etag: '"1"' };
  const keeper = new ResourceKeeper<Queue>("/api/v1/queues/q", known);
  assert.equal(keeper.current.kind, "ready");
  assert.equal(await keeper.save({ limit: 5 }), true);
  assert.deepEqual(server.asked, ['PATCH "1"']);
});
