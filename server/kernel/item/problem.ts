/** One thing that keeps an item from being published: stable code, path in the item, sentence for the editor. */
export interface Problem {
  code: string;
  path: string;
  message: string;
}

export function problem(code: string, path: string, message: string): Problem {
  return { code, path, message };
}

/** Every second and later use of an id in a list, as a problem at its path. */
export function repeated(ids: { id: string; path: string }[], what: string): Problem[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problem("id-repeated", path, `${what}“${id}”重复，请改用不同的标识。`)];
  });
}
