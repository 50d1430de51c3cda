import assert from "node:assert/strict";
import {
  ageParts,
  clock,
  count,
  countryName,
  flag,
  hasColour,
  moment,
  pathOf,
  shortAddress,
  timeOfDay,
} from "../format";
import type { SortKey } from "../../shared/wire-agent";
import { nextSort, usualSort } from "../../console/visitors/address";
import { columnIds, defaultColumns, gridOf } from "../../console/visitors/columnIds";
import { slotsOf } from "../../console/visitor/actions";
import {
  drawn,
  offsetFor,
  rowHeightIn,
  rowHeights,
  visible,
  windowCount,
} from "../../console/visitors/window";

Deno.test("durations read like a clock", () => {
  assert.equal(clock(-5), "0:00");
  assert.equal(clock(42_900), "0:42");
  assert.equal(clock(751_000), "12:31");
  assert.equal(clock(3_600_000 + 5_000), "1:00:05");
  assert.equal(clock(47 * 3_600_000), "47:00:00");
  assert.equal(clock(49 * 3_600_000), "2 d");
});

Deno.test("the age of the connection is in milliseconds up to a second", () => {
  assert.deepEqual(ageParts(83), { value: 80, unit: "ms" });
  assert.deepEqual(ageParts(2700), { value: 2, unit: "s" });
});

Deno.test("a moment of today is a time, an older one has its day, one of another year its year", () => {
  const now = new Date(2026, 5, 10, 15, 0).getTime();

  assert.equal(moment(new Date(2026, 5, 10, 9, 5).getTime(), now, "en-GB"), "09:05");
  assert.equal(moment(new Date(2026, 5, 8, 9, 5).getTime(), now, "en-GB"), "8 Jun, 09:05");
  assert.equal(moment(new Date(2025, 5, 8, 9, 5).getTime(), now, "en-GB"), "8 Jun 2025, 09:05");
});

Deno.test("times and numbers are written as the region of the reader writes them, everywhere alike", () => {
  const now = new Date(2026, 5, 10, 15, 0).getTime();
  const early = new Date(2026, 5, 10, 9, 5).getTime();

  assert.equal(moment(early, now, "en-US").replace(/\s/g, " "), "9:05 AM");
  assert.equal(moment(early, now, "en-US"), timeOfDay(early, "en-US"));
  assert.equal(moment(early, now, "de-DE"), "09:05");
  assert.equal(count(12_480, "en-US"), "12,480");
  assert.equal(count(12_480, "de-DE"), "12.480");
});

Deno.test("addresses are shown without noise, and what is none as it is", () => {
  assert.equal(pathOf("https://tulip.example/cart?x=1#top"), "/cart?x=1#top");
  assert.equal(pathOf("not an address"), "not an address");
  assert.equal(shortAddress("https://www.google.com/"), "google.com");
  assert.equal(shortAddress("https://news.example/best"), "news.example/best");
});

Deno.test("countries have flags and names, anything else neither", () => {
  assert.equal(flag("DE", true), "🇩🇪");
  assert.equal(flag("DE", false), "", "a platform without flags would show the letters twice");
  assert.equal(flag("XKX", true), "");
  assert.equal(countryName("DE"), "Germany");
  assert.equal(countryName("??"), "??");
});

Deno.test("a drawn flag is distinguished from letters by its colour", () => {
  assert.equal(hasColour([0, 0, 0, 255, 90, 90, 90, 120, 255, 255, 255, 0]), false);
  assert.equal(hasColour([9, 0, 0, 0]), false);
  assert.equal(hasColour([0, 0, 0, 255, 221, 0, 0, 255]), true);
  assert.equal(hasColour([]), false);
});

Deno.test("each action has its place, and the most helpful one the label", () => {
  const waiting = slotsOf(["visitorInfo", "capture", "ban", "accept", "refuse"]);
  assert.equal(waiting.main, "accept");
  assert.equal(waiting.second, "refuse");

  const bot = slotsOf(["visitorInfo", "release", "ban", "monitor", "takeOver"]);
  assert.equal(bot.main, "takeOver");
  assert.equal(bot.second, "monitor");
  assert.equal(bot.mark, "release");

  const others = slotsOf(["visitorInfo", "capture", "ban", "monitor"]);
  assert.equal(others.main, "monitor");
  assert.equal(others.second, null);

  const refused = slotsOf(["visitorInfo", "capture", "ban"]);
  assert.equal(refused.main, null);
  assert.deepEqual([refused.info, refused.mark, refused.ban], ["visitorInfo", "capture", "ban"]);
});

Deno.test("the window of the server covers what is visible, wherever one scrolls", () => {
  const total = 5000;
  let offset = 0;
  for (const top of [0, 300, 1500, 3000, 90_000, 179_000, 20_000, 0]) {
    const span = visible(top, 800, rowHeights.one);
    offset = offsetFor(span, offset, total);
    assert.ok(offset <= span.first, `at ${top}`);
    assert.ok(Math.min(span.last, total) <= offset + windowCount, `at ${top}`);
  }
});

Deno.test("small scrolling asks for nothing, and a short list is drawn whole", () => {
  assert.equal(offsetFor(visible(5 * rowHeights.one, 800, rowHeights.one), 0, 5000), 0);
  assert.deepEqual(drawn(visible(0, 800, rowHeights.one), 7), { first: 0, last: 7 });
  const middle = drawn(visible(100 * rowHeights.two, 800, rowHeights.two), 5000);
  assert.ok(middle.last - middle.first < 150);
});

Deno.test("the grid has a track for each chosen column in the order of the table, and one for the actions", () => {
  const { columns, least } = gridOf(["pages", "status"]);

  assert.equal(columns, "minmax(196px, 0.6fr) 52px 240px");
  assert.equal(least, 512);
});

Deno.test("rows have two lines where the usual columns do not fit, and one where an agent chose too many", () => {
  const usual = gridOf(defaultColumns).least;
  const all = gridOf(columnIds).least;

  assert.equal(rowHeightIn(1300, usual), rowHeights.one);
  assert.equal(rowHeightIn(usual, usual), rowHeights.one);
  assert.equal(rowHeightIn(836, usual), rowHeights.two);
  assert.equal(rowHeightIn(640, usual), rowHeights.two);
  assert.equal(rowHeightIn(1300, all), rowHeights.one);
  assert.equal(rowHeightIn(900, all), rowHeights.two);
});

Deno.test("a first click sorts numbers by the largest and texts from A, the third goes back", () => {
  const clicks = (key: SortKey) => {
    const first = nextSort(usualSort, key);
    const second = nextSort(first, key);
    return [first.descending, second.descending, nextSort(second, key)];
  };

  assert.deepEqual(clicks("pages"), [true, false, usualSort]);
  assert.deepEqual(clicks("timeOnSite"), [true, false, usualSort]);
  assert.deepEqual(clicks("name"), [false, true, usualSort]);
});
