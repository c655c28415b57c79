// What ical.js finds in the calendar files named on the command line.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const found = process.argv.slice(2).map((path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      utc: event.startDate.isDate ? null : event.startDate.toJSDate().toISOString(),
      wholeDay: event.startDate.isDate,
    };
  });
});
console.log(JSON.stringify(found));
