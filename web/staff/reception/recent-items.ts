/** Items and bundles received at this counter lately: what a counter does today it does again. No personal data. */

export interface RecentItem {
  key: string;
  name: string;
  /** `key` is that of a bundle. */
  bundle?: boolean;
}

const place = "tongban.staff.recent-items";
const most = 8;

export function recentItems(): RecentItem[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(found) ? found.filter(isItem) : [];
  } catch {
    return [];
  }
}

export function rememberItem(item: RecentItem): void {
  try {
    localStorage.setItem(place, JSON.stringify(withItem(recentItems(), item)));
  } catch {
    // Without storage the counter only searches.
  }
}

/** The newest first, each once. */
export function withItem(
  known: readonly RecentItem[],
  { key, name, bundle = false }: RecentItem,
): RecentItem[] {
  const others = known.filter((each) => each.key !== key || (each.bundle ?? false) !== bundle);
  return [{ key, name, ...(bundle && { bundle }) }, ...others].slice(0, most);
}

const isItem = (value: unknown): value is RecentItem =>
  typeof value === "object" && value !== null && "key" in value && "name" in value;
