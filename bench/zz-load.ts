import { runBench } from "./bench.ts";

const [cases, rounds, seconds] = process.argv.slice(2).map(Number);
console.log(
  JSON.stringify(
    await runBench({
      cases: cases!,
      rounds: rounds!,
      seconds: seconds!,
      clients: 64,
      home: "/tmp/strength/home",
      tell: console.log,
    }),
    null,
    1,
  ),
);
