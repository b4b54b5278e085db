/**
 * What this tab keeps between pages and reloads: answers given on a guide, a draft not saved yet. It goes when the
 * tab is closed or the person signs out, because the machine may be a shared one.
 */
const prefix = "tongban.kept.";

export function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Without storage the page still works; only a reload loses what is not saved.
  }
}

export function kept<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept.
  }
}

export function forgetAll(): void {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(prefix)) sessionStorage.removeItem(name);
    }
  } catch {
    // Nothing was kept.
  }
}
