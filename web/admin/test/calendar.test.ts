import assert from "node:assert/strict";
import { readCalendar } from "../queues/calendar";

function calendar(...events: string[]): string {
  const lines = events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT\n`).join("");
  return `BEGIN:VCALENDAR\nVERSION:2.0\n${lines}END:VCALENDAR\n`.replaceAll("\n", "\r\n");
}

function daysOf(...events: string[]) {
  return readCalendar(calendar(...events))?.days;
}

Deno.test("a whole day is read, once and for every year", () => {
  assert.deepEqual(
    daysOf(
      "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Christmas\nRRULE:FREQ=YEARLY",
      "DTSTART;VALUE=DATE:20260704\nSUMMARY:Fair",
    ),
    [
      { date: "2026-12-25", isYearly: true, name: "Christmas" },
      { date: "2026-07-04", isYearly: false, name: "Fair" },
    ],
  );
});

Deno.test("an event over several days is each of them", () => {
  const days = daysOf("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102\nSUMMARY:Holidays");
  assert.deepEqual(days?.map(({ date }) => date), ["2026-12-30", "2026-12-31", "2027-01-01"]);
});

Deno.test("folded lines and escaped characters are read, and alarms are not", () => {
  assert.deepEqual(
    daysOf(
      'DTSTART;VALUE=DATE:20261003\nSUMMARY;LANGUAGE="de:DE":Tag der\n  Einheit\\, frei\\n(Bund)\n' +
        "BEGIN:VALARM\nSUMMARY:Alarm\nTRIGGER:-PT1H\nEND:VALARM",
    ),
    [{ date: "2026-10-03", isYearly: false, name: "Tag der Einheit, frei (Bund)" }],
  );
});

Deno.test("an event that is not a whole day, or recurs otherwise, is counted and left out", () => {
  const found = readCalendar(
    calendar(
      "DTSTART:20261225T100000Z\nSUMMARY:Meeting",
      "DTSTART;TZID=Europe/Berlin:20261225T100000\nSUMMARY:Meeting",
      "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=WEEKLY",
      "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=3",
      "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=-1MO",
      "DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED",
      "DTSTART;VALUE=DATE:20260230\nSUMMARY:No such day",
      "DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270101\nSUMMARY:A year",
      "SUMMARY:Without a date",
    ),
  );
  assert.deepEqual(found, { days: [], skipped: 9 });
});

Deno.test("a text that is not a calendar is refused", () => {
  for (const text of ["", "hello", "END:VCALENDAR", "<html>"]) assert.equal(readCalendar(text), null);
});

Deno.test("no text breaks the reader, and every day it finds is a date", () => {
  const whole = calendar(
    "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas\\, twice\nRRULE:FREQ=YEARLY;INTERVAL=1",
    "DTSTART;VALUE=DATE:20260704\nSUMMARY:Fair\nBEGIN:VALARM\nEND:VALARM",
  );
  const letters = [...'\r\n :;=\\"0129TZBEGINDVU-,\u0000é'];
  let seed = 1;
  const next = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  for (let round = 0; round < 5_000; round++) {
    const broken = [...whole];
    for (let change = 0; change <= next(6); change++) {
      broken.splice(16 + next(broken.length - 16), next(4), letters[next(letters.length)] ?? "");
    }
    for (const { date } of readCalendar(broken.join(""))?.days ?? []) {
      assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
      assert.equal(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10), date);
    }
  }
});
