/** Where the rows of a child sheet stand in their item. */
import { isLoose, type Loose, listAt, valueAt } from "./loose.ts";

export interface Placing {
  /** The item's rows, as the objects the columns write. */
  rows: (item: Loose) => Loose[];
  /** Puts a row into the item and says where (a JSON pointer), or why that cannot be. */
  place: (item: Loose, row: Loose) => { pointer: string } | { fault: string; column: string };
}

/** A list of the item. With `single`, its elements are texts and the row has them under that name. */
export function inList(path: string, single?: string): Placing {
  return {
    rows: (item) => known(item, path).map((element) => (single ? { [single]: element } : (element as Loose))),
    place: (item, row) => ({ pointer: push(item, path, single ? row[single] : row) }),
  };
}

/** One of several lists, chosen by a column. */
export function inNested(chooser: string, paths: Record<string, string>): Placing {
  return {
    rows: (item) =>
      Object.entries(paths).flatMap(([choice, path]) =>
        known(item, path).map((element) => ({ ...(element as Loose), [chooser]: choice })),
      ),
    place: (item, { [chooser]: choice, ...row }) => ({
      pointer: push(item, paths[String(choice ?? "item")]!, row),
    }),
  };
}

/**
 * A list of each element of another list; the column `parent` names the element by its id, or by its number when it
 * has none. `path` may go through a list of lists with `*`.
 */
export function under(path: string, list: string, title: string, sheet: string): Placing {
  return {
    rows: (item) =>
      parents(item, path).flatMap(({ parent, number }) =>
        known(parent, list).map((element) => ({ ...(element as Loose), parent: parent.id ?? number })),
      ),
    place: (item, { parent: named, ...row }) => {
      const found = parents(item, path).find(({ parent, number }) => (parent.id ?? number) === named);
      if (!found) return { fault: `“${sheet}”表里没有这个事项的“${String(named ?? "")}”。`, column: title };
      return { pointer: `${found.pointer}${push(found.parent, list, row)}` };
    },
  };
}

interface Parent {
  parent: Loose;
  /** Counted from 1. */
  number: number;
  pointer: string;
}

function parents(item: Loose, path: string): Parent[] {
  const [outer = "", inner] = path.split(".*.");
  const first = elementsOf(item, outer, "");
  return inner === undefined
    ? first
    : first.flatMap(({ parent, pointer }) => elementsOf(parent, inner, pointer));
}

function elementsOf(object: Loose, path: string, pointer: string): Parent[] {
  return known(object, path)
    .filter(isLoose)
    .map((parent, index) => ({
      parent,
      number: index + 1,
      pointer: `${pointer}/${path.replaceAll(".", "/")}/${index}`,
    }));
}

function known(item: Loose, path: string): unknown[] {
  const value = valueAt(item, path);
  return Array.isArray(value) ? value : [];
}

function push(item: Loose, path: string, element: unknown): string {
  const list = listAt(item, path);
  list.push(element);
  return `/${path.replaceAll(".", "/")}/${list.length - 1}`;
}
