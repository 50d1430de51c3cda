import assert from "node:assert/strict";
import { noFilter, type Place, placeOf, searchOf, usualSort } from "../visitors/address";

const known = { widgets: new Set(["w1"]), queues: new Set(["q1"]), agents: new Set(["ana"]) };
const vera = "0000000000000000000000vera";

Deno.test("whatever one looks at comes back from its address", () => {
  const places: Place[] = [
    { filter: noFilter, sort: usualSort, visitor: null },
    { filter: { ...noFilter, statuses: ["waitingForChat", "end"] }, sort: usualSort, visitor: vera },
    {
      filter: {
        statuses: ["chatting"],
        widget: "w1",
        queue: "q1",
        assignee: "nobody",
        country: "DE",
        captured: true,
        text: "cart & more, 50%",
      },
      sort: { by: "pages", descending: true },
      visitor: null,
    },
    { filter: { ...noFilter, assignee: "ana" }, sort: { by: "name", descending: false }, visitor: null },
  ];
  for (const place of places) assert.deepEqual(placeOf(searchOf(place), known), place, searchOf(place));
  assert.equal(searchOf(places[0]), "");
  assert.equal(searchOf(places[1]), `?status=waitingForChat,end&visitor=${vera}`);
});

Deno.test("equal places have equal addresses, whichever chip was pressed first", () => {
  const one = {
    filter: { ...noFilter, statuses: ["end", "inSite"] as const },
    sort: usualSort,
    visitor: null,
  };
  const two = {
    filter: { ...noFilter, statuses: ["inSite", "end"] as const },
    sort: usualSort,
    visitor: null,
  };
  assert.equal(searchOf(one), searchOf(two));
});

Deno.test("what is unknown or malformed in an address is ignored", () => {
  const search = "?status=dancing,end&widget=gone&queue=&agent=walt&country=Germany&captured=yes" +
    "&sort=-segments&visitor=<b>&other=1";

  const place = placeOf(search, known);

  assert.deepEqual(place, { filter: { ...noFilter, statuses: ["end"] }, sort: usualSort, visitor: null });
  assert.equal(placeOf(`?q=${"x".repeat(500)}`, known).filter.text.length, 200);
});
