import fc from "fast-check";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { renderCalendar } from "../../../src/output/overview/icalendar.ts";
import {
  type CalendarEvent,
  type CalendarView,
  calendarsOf,
} from "../../../src/overview/deadline-calendar.ts";
import { workedYear } from "../../overview/compiled.ts";
import { day } from "../../tracking/small.ts";

const event: CalendarEvent = {
  uid: "0123456789abcdef@planwright",
  day: day("2015-09-30"),
  summary: "温州分局：建立台账",
  description: "第1项·温州\n建立台账；按月核对, 一年一审。",
  categories: ["温州分局", "红灯"],
  cancelled: false,
  reminds: true,
  sequence: 0,
  revised: day("2015-03-31"),
};

const view = (...events: readonly CalendarEvent[]): CalendarView => ({
  locale: "zh",
  title: "2015年工作方案",
  events,
});

/** What a second program reads in a calendar file. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const read = new ICAL.Event(component);
    return {
      uid: read.uid,
      day: read.startDate.toString(),
      wholeDay: read.startDate.isDate,
      summary: read.summary,
      description: read.description,
      categories: component.getFirstProperty("categories")?.getValues(),
      status: component.getFirstPropertyValue("status"),
      sequence: read.sequence,
      stamp: String(component.getFirstPropertyValue("dtstamp")),
      alarms: component
        .getAllSubcomponents("valarm")
        .map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
    };
  });
}

it("is read back by another program as it was meant", async () => {
  const text = await renderCalendar(
    view(event, { ...event, uid: "b", cancelled: true, reminds: false, sequence: 2 }),
  );
  const [first, second] = readBack(text);
  expect(first).toEqual({
    uid: event.uid,
    day: "2015-09-30",
    wholeDay: true,
    summary: event.summary,
    description: event.description,
    categories: ["温州分局", "红灯"],
    status: "CONFIRMED",
    sequence: 0,
    stamp: "2015-03-31T00:00:00Z",
    alarms: ["-P6DT15H"],
  });
  expect(second).toMatchObject({ uid: "b", status: "CANCELLED", sequence: 2, alarms: [] });
});

it("folds every line at 75 octets, between characters, and ends it as RFC 5545 says", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({
        unit: fc.constantFrom("温", "𠮷", "a", ",", ";", "\\", "\n", " ", "é"),
        maxLength: 200,
      }),
      async (description) => {
        const text = await renderCalendar(view({ ...event, description: `${description}。` }));
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        const bytes = text.split("\r\n").map((line) => Buffer.byteLength(line));
        expect(Math.max(...bytes)).toBeLessThanOrEqual(75);
        expect(readBack(text)[0]?.description).toBe(`${description}。`);
      },
    ),
    { numRuns: 50 },
  );
});

it("is on the same day in every zone of the machine", async () => {
  const zone = process.env.TZ;
  try {
    for (const other of ["America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"]) {
      process.env.TZ = other;
      expect(readBack(await renderCalendar(view(event)))[0]).toMatchObject({
        day: "2015-09-30",
        stamp: "2015-03-31T00:00:00Z",
      });
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

it("gives the same bytes for a whole year again, every entry of it readable", async () => {
  const { plan, model } = workedYear();
  const { all, units } = calendarsOf([plan], model, { asOf: () => day("2015-10-10") });
  const text = await renderCalendar(all);
  expect(await renderCalendar(all)).toBe(text);
  expect(readBack(text).map(({ uid, day: due }) => [uid, due])).toEqual(
    all.events.map(({ uid, day: due }) => [uid, due]),
  );
  const [first] = units;
  expect(first && readBack(await renderCalendar(first.view)).length).toBe(
    first?.view.events.length,
  );
});
