/** Somebody whose number was called: who they are and what they came for is known before they sit down. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { TicketReception } from "#contract/calling.ts";
import { post, type Refused } from "../../shared/api.ts";
import { nobody, type Reception } from "./reception.ts";

export type Called = TicketReception;

/** The ticket in the address of the page. */
export function ticketIn(params: URLSearchParams): number | undefined {
  const text = params.get("ticket") ?? "";
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** Where a reception is kept in this tab: each number apart, so that somebody put aside is taken up where they were. */
export const placeOf = (called: Pick<Called, "ticket"> | undefined) =>
  called ? `reception.${called.ticket.id}` : "reception";

/** What need not be typed: the person of the ticket, and the matter where there is one only. */
export function startOf(called: Called | undefined): Reception {
  if (!called) return { walkin: nobody };
  const { person, ticket } = called;
  const { name = "", idNumber = "", phone = "" } = person ?? {};
  const [only] = ticket.items.length === 1 ? ticket.items : [];
  return { ...(only && { item: only.key }), walkin: { ...nobody, name, idNumber, phone } };
}

/** Opens the ticket for its reception. Who they are is read in full, which the server writes down (R13.5). */
export function useCalled(ticket: number): UseQueryResult<Called, Refused> {
  return useQuery<Called, Refused>({
    queryKey: [`/staff/tickets/${ticket}/reception`],
    queryFn: () => post<Called>(`/staff/tickets/${ticket}/reception`),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
