import type { CalendarEvent, CalendarView } from "../../overview/deadline-calendar.ts";

/** Reminds at nine in the morning, a week before: the day itself begins at midnight. */
const SECONDS_BEFORE = 7 * 24 * 3600 - 9 * 3600;

/** A day as the library takes it: midnight in UTC, whatever the zone of this machine. */
const atMidnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** A calendar file (RFC 5545): an entry for each deadline, the same bytes for the same view. */
export async function renderCalendar(view: CalendarView): Promise<string> {
  const library = await import("ical-generator");
  const calendar = library.default({
    name: view.title,
    prodId: { company: "planwright", product: "planwright", language: view.locale.toUpperCase() },
  });
  const entry = (event: CalendarEvent) => {
    const made = calendar.createEvent({
      id: event.uid,
      start: atMidnight(event.day),
      allDay: true,
      summary: event.summary,
      description: event.description,
      sequence: event.sequence,
      stamp: atMidnight(event.revised),
      status: event.cancelled
        ? library.ICalEventStatus.CANCELLED
        : library.ICalEventStatus.CONFIRMED,
      transparency: library.ICalEventTransparency.TRANSPARENT,
      categories: event.categories.map((name) => ({ name })),
    });
    if (event.reminds)
      made.createAlarm({
        type: library.ICalAlarmType.display,
        trigger: SECONDS_BEFORE,
        description: event.summary,
      });
  };
  view.events.forEach(entry);
  return calendar.toString();
}
