/** Objects on their way in or out, before anybody has checked them. */
export type Loose = Record<string, unknown>;

export function isLoose(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path with dots, or undefined. */
export function valueAt(object: Loose, path: string): unknown {
  let value: unknown = object;
  for (const name of path.split(".")) {
    if (!isLoose(value)) return undefined;
    value = value[name];
  }
  return value;
}

/** Sets the value at a path with dots, making the objects on the way. An object is merged into one already there. */
export function setAt(object: Loose, path: string, value: unknown) {
  const names = path.split(".");
  const last = names.pop()!;
  let target = object;
  for (const name of names) {
    if (!isLoose(target[name])) target[name] = {};
    target = target[name] as Loose;
  }
  const known = target[last];
  target[last] = isLoose(known) && isLoose(value) ? { ...known, ...value } : value;
}

/** The list at a path, made when it is not there. */
export function listAt(object: Loose, path: string): unknown[] {
  const known = valueAt(object, path);
  if (Array.isArray(known)) return known;
  const list: unknown[] = [];
  setAt(object, path, list);
  return list;
}
