/** Things made once for each set of services, on first use: rules read from the data folder, caches. */
import type { Services } from "./services.ts";

export function perServices<T, S extends object = Services>(make: (services: S) => T): (services: S) => T {
  const made = new WeakMap<object, { value: T }>();
  return (services) => {
    const known = made.get(services);
    if (known) return known.value;
    const value = make(services);
    made.set(services, { value });
    return value;
  };
}
