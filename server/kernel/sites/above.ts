/** The halls above one, the nearest first; a tree that leads back to itself ends there. Pure. */
export function hallsAbove(parents: ReadonlyMap<string, string | undefined>, hall: string): string[] {
  const above: string[] = [];
  for (let next = parents.get(hall); next !== undefined && !above.includes(next); next = parents.get(next)) {
    above.push(next);
  }
  return above;
}
