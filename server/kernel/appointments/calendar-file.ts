/**
 * An appointment as an iCalendar file (RFC 5545, published as in RFC 5546): the same UID with a higher SEQUENCE moves
 * or cancels what a phone already has. Times are UTC, so that no time zone has to be described. Pure.
 */
import type { Instant } from "../time/day.ts";

export interface CalendarEntry {
  /** The same for the whole life of the appointment, and nowhere else in the world. */
  uid: string;
  /** How often it was moved, displaced or cancelled. */
  sequence: number;
  cancelled: boolean;
  startsAt: Instant;
  endsAt: Instant;
  /** When it was last changed. */
  changedAt: Instant;
  /** When the file is made. */
  madeAt: Instant;
  summary: string;
  description: string;
  location: string;
  url: string;
  /** Who publishes it: a name and the address of the portal. */
  organizer: { name: string; address: string };
  /** Minutes before the beginning at which the phone reminds. */
  remindMinutes: number;
}

/** The whole file, with CRLF. */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tongban//Appointments//ZH",
    "CALSCALE:GREGORIAN",
    `METHOD:${entry.cancelled ? "CANCEL" : "PUBLISH"}`,
    "BEGIN:VEVENT",
    `UID:${text(entry.uid)}`,
    `DTSTAMP:${utc(entry.madeAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${text(entry.summary)}`,
    `DESCRIPTION:${text(entry.description)}`,
    `LOCATION:${text(entry.location)}`,
    `URL:${uri(entry.url)}`,
    `ORGANIZER;CN=${parameter(entry.organizer.name)}:${uri(entry.organizer.address)}`,
    "TRANSP:OPAQUE",
    ...(entry.cancelled ? [] : alarm(entry)),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function alarm({ remindMinutes, summary }: CalendarEntry): string[] {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER:-PT${remindMinutes}M`,
    `DESCRIPTION:${text(summary)}`,
    "END:VALARM",
  ];
}

/** RFC 5545 3.3.5: 20261123T010000Z. */
function utc(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** RFC 5545 3.3.11: backslash, semicolon and comma are escaped, a line break is \n; other control characters go. */
export function text(value: string): string {
  return value
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

/** RFC 5545 3.2: a quoted parameter holds neither quotation marks nor control characters. */
function parameter(value: string): string {
  return `"${value.replaceAll(/["\p{Cc}]/gu, "")}"`;
}

/** Only what a URI may hold. */
const uri = (value: string) => encodeURI(value);

const mostOctets = 75;

/** RFC 5545 3.1: no line is longer than 75 octets without its break; no character is cut in two. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > mostOctets) {
      parts.push(part);
      part = "";
      // The space that begins a continued line counts.
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
