/** To the sign-in page and back. Pure. */

/** The sign-in page, coming back to where one is now. */
export function signInAddress(back: string): string {
  return back === "/" || back.startsWith("/sign-in")
    ? "/sign-in"
    : `/sign-in?next=${encodeURIComponent(back)}`;
}

/** Where to go after signing in: only ever to a page of this portal. */
export function comeBack(next: string | null): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return "/";
  return next;
}
