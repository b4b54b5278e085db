/** Counts the tests of one run and writes the counts as JSON, for the last line of `npm test`. */
export default async function* count(source) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite" || data.skip) continue;
    if (type === "test:pass" || data.todo) counts.passed++;
    else counts.failed++;
  }
  yield JSON.stringify(counts);
}
