/** Numbers taken on this phone, or followed on it: found again from the home page until the day is over. */
const place = "tongban.tickets";

export interface MyTicket {
  /** Opens its page; only whoever has it sees the number. */
  token: string;
  number: string;
  queueName: string;
  /** The hall's day it is good for, `YYYY-MM-DD`. */
  day: string;
}

export function myTickets(today: string): MyTicket[] {
  return read().filter(({ day }) => day === today);
}

/** The newest first; those of other days are forgotten. */
export function rememberTicket(ticket: MyTicket): void {
  write([ticket, ...myTickets(ticket.day).filter(({ token }) => token !== ticket.token)]);
}

export function forgetTicket(gone: string): void {
  write(read().filter(({ token }) => token !== gone));
}

function read(): MyTicket[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(found) ? found.filter(isTicket) : [];
  } catch {
    return [];
  }
}

function write(tickets: readonly MyTicket[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(tickets));
  } catch {
    // Without storage the page still works while its address is open.
  }
}

const isTicket = (value: unknown): value is MyTicket =>
  typeof value === "object" &&
  value !== null &&
  ["token", "number", "queueName", "day"].every((name) => typeof Reflect.get(value, name) === "string");
