import assert from "node:assert/strict";
import type { Queue } from "../../api/queues";
import {
  emptyForm,
  formOf,
  isOverMidnight,
  nextSpan,
  type QueueForm,
  read,
  readHours,
  withDays,
} from "../queues/queueForm";

const queue: Queue = {
  id: "q",
  etag: '"1"',
  name: "Night",
  distribution: "leastLoaded",
  agents: ["a", "b"],
  backup: "s",
  limit: 7,
  overflowAfter: 90_000,
  hours: {
    zone: "Europe/Berlin",
    week: { monday: [{ from: "09:00", to: "12:00" }, { from: "22:00", to: "02:00" }] },
    exceptions: [
      { day: "--12-25", name: "Christmas", spans: [] },
      { day: "2026-07-04", name: "Fair", spans: [{ from: "10:00", to: "11:00" }] },
    ],
    byHand: { state: "closed", until: new Date(2026, 0, 5, 12, 30).getTime() },
  },
  now: { open: false, changes: [] },
  waiting: 0,
  widgets: [],
  flows: [],
};

function bodyOf(form: QueueForm) {
  const found = read(form);
  assert.ok("body" in found, JSON.stringify(found));
  return found.body;
}

function errorsOf(change: Partial<QueueForm>) {
  const found = read({ ...emptyForm("UTC"), name: "Night", hasHours: true, ...change });
  return "errors" in found ? found.errors : {};
}

Deno.test("a queue that nobody changed is sent as it was loaded", () => {
  const body = bodyOf(formOf(queue, "UTC", new Date(2026, 0, 1)));
  const { name, distribution, agents, backup, limit, overflowAfter, hours } = queue;
  const week = {
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
    ...hours?.week,
  };
  assert.deepEqual(body, {
    name,
    distribution,
    agents,
    backup,
    limit,
    overflowAfter,
    hours: { ...hours, week },
  });
});

Deno.test("a new queue is always open, and office hours begin as usual ones", () => {
  const form = { ...emptyForm("UTC"), name: " Night " };
  assert.deepEqual(bodyOf(form), { name: "Night", distribution: "manual", agents: [] });
  const { hours } = bodyOf({ ...form, hasHours: true });
  assert.deepEqual(hours?.week.friday, [{ from: "09:00", to: "18:00" }]);
  assert.deepEqual(hours?.week.sunday, []);
});

Deno.test("an exception for every year shows its next date", () => {
  const [yearly] = formOf(queue, "UTC", new Date(2026, 11, 26)).exceptions;
  assert.equal(yearly?.date, "2027-12-25");
  const leap = {
    ...queue,
    hours: { zone: "UTC", week: {}, exceptions: [{ day: "--02-29", name: "", spans: [] }] },
  };
  assert.equal(formOf(leap, "UTC", new Date(2026, 0, 1)).exceptions[0]?.date, "2028-02-29");
});

Deno.test("each fault is at its field", () => {
  const spans = (...times: [string, string][]) => times.map(([from, to]) => ({ from, to }));
  const week = emptyForm("UTC").week;
  assert.deepEqual(errorsOf({ name: "  " }), { name: "empty" });
  assert.deepEqual(errorsOf({ limit: "0" }), { limit: "notANumber" });
  assert.deepEqual(errorsOf({ limit: "1.5" }), { limit: "notANumber" });
  assert.deepEqual(errorsOf({ overflow: "0,4" }), { overflowAfter: "notANumber" });
  assert.deepEqual(errorsOf({ overflow: "0,5" }), {});
  assert.deepEqual(errorsOf({ zone: "" }), { "hours.zone": "noZone" });
  const overlap = { ...week, friday: spans(["17:00", "19:00"], ["09:00", "17:01"]) };
  assert.deepEqual(errorsOf({ week: overlap }), { "hours.week.friday": "overlap" });
  const touching = { ...week, friday: spans(["17:00", "19:00"], ["09:00", "17:00"]) };
  assert.deepEqual(errorsOf({ week: touching }), {});
  assert.deepEqual(errorsOf({ week: { ...week, friday: spans(["09:00", ""]) } }), {
    "hours.week.friday": "noTime",
  });
  assert.deepEqual(errorsOf({ byHand: "open" }), { until: "noUntil" });
  const day = { isYearly: false, name: "", spans: [] };
  assert.deepEqual(errorsOf({ exceptions: [{ key: 4, date: "", ...day }] }), { "exception.4": "noDate" });
  const twice = [{ key: 1, date: "2026-07-04", ...day }, { key: 2, date: "2026-07-04", ...day }];
  assert.deepEqual(errorsOf({ exceptions: twice }), { "exception.2": "sameDate" });
});

Deno.test("a further opening begins an hour after the last one", () => {
  assert.deepEqual(nextSpan([]), { from: "09:00", to: "18:00" });
  assert.deepEqual(nextSpan([{ from: "09:00", to: "12:00" }]), { from: "13:00", to: "17:00" });
  assert.deepEqual(nextSpan([{ from: "09:00", to: "23:00" }]), { from: "", to: "" });
  assert.deepEqual(nextSpan([{ from: "22:00", to: "02:00" }]), { from: "", to: "" });
});

Deno.test("an end at midnight is not on the next day", () => {
  assert.equal(isOverMidnight({ from: "09:00", to: "00:00" }), false);
  assert.equal(isOverMidnight({ from: "22:00", to: "02:00" }), true);
  assert.equal(isOverMidnight({ from: "09:00", to: "18:00" }), false);
});

Deno.test("days of a calendar are added once, and a day that has an exception keeps it", () => {
  const mine = [{ key: 3, date: "2026-12-24", isYearly: true, name: "Mine", spans: [] }];
  const days = [
    { date: "2027-12-24", isYearly: true, name: "Christmas Eve" },
    { date: "2027-12-24", isYearly: false, name: "Only this year" },
    { date: "2027-12-24", isYearly: false, name: "Twice" },
  ];
  const after = withDays(mine, days);
  assert.deepEqual(after.map(({ key, name }) => [key, name]), [[3, "Mine"], [4, "Only this year"]]);
});

Deno.test("an exception without a date does not keep the hours from being shown, and overlapping hours do", () => {
  const form = { ...emptyForm("UTC"), hasHours: true };
  const fresh = { key: 0, date: "", isYearly: false, name: "", spans: [] };
  assert.deepEqual(readHours({ ...form, exceptions: [fresh] })?.exceptions, []);
  const overlap = { ...form.week, monday: [{ from: "09:00", to: "12:00" }, { from: "11:00", to: "13:00" }] };
  assert.equal(readHours({ ...form, week: overlap }), null);
  assert.equal(readHours({ ...form, hasHours: false }), null);
});
