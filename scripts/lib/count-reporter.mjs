/** Counts the tests of one run and names those that failed, as JSON, for the last lines of `npm test`. */
import { relative } from "node:path";

export default async function* count(source) {
  const counts = { passed: 0, failed: 0, names: [] };
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite" || data.skip) continue;
    if (type === "test:pass" || data.todo) counts.passed++;
    else fail(counts, data);
  }
  yield JSON.stringify(counts);
}

function fail(counts, { name, file, details }) {
  counts.failed++;
  // Its own subtest is named already.
  if (details?.error?.failureType === "subtestsFailed") return;
  const place = file && relative(process.cwd(), file);
  // A file that ends badly is a failed test of its own name.
  counts.names.push(place && place !== name ? `${place}: ${name}` : name);
}
