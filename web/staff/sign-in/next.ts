/** Where to go after signing in: only ever to a page of the desk. Pure. */
export function pageAfterSignIn(next: string | null): string {
  if (!next || /[\\\s]/.test(next) || !/^\/staff(\/|\?|$)/.test(next)) return "/staff";
  return next.startsWith("/staff/sign-in") ? "/staff" : next;
}
