import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CaseEvent } from "../case-type/case.ts";
import { eventDigest, genesisDigest, type Link, verifyChain } from "./chain.ts";

const key = { division: "430482", id: 2026112101000042 };
const content = fc.record(
  {
    at: fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString()),
    action: fc.constantFrom("receive", "accept", "correct", "decide"),
    opinion: fc.string({ unit: "grapheme" }),
    amountFen: fc.integer(),
  },
  { noNullPrototype: true },
);
type Content = { at: string; action: string; opinion: string; amountFen: number };
const contents = fc.array(content, { minLength: 1, maxLength: 12 });

function event(seq: number, { at, action, ...data }: Content): CaseEvent {
  return { seq, at, actor: { kind: "staff", id: "clerk-1" }, action, from: "received", to: "accepted", data };
}

function chain(all: readonly Content[], of = key): Link[] {
  let previous = genesisDigest(of);
  return all.map((one, i) => {
    const made = event(i + 1, one);
    previous = eventDigest(previous, made);
    return { event: made, digest: previous };
  });
}

const headOf = (links: readonly Link[]) => ({ seq: links.length, digest: links.at(-1)!.digest });

test("a chain fits itself, its head, and survives being stored", () => {
  fc.assert(
    fc.property(contents, (all) => {
      const links = chain(all);
      assert.equal(verifyChain(key, links, headOf(links)), undefined);
      const stored: Link[] = links.map(({ event, digest }) => ({
        event: JSON.parse(JSON.stringify(event)),
        digest: Buffer.from(digest),
      }));
      assert.equal(verifyChain(key, stored, headOf(links)), undefined);
    }),
  );
  assert.equal(verifyChain(key, []), undefined);
});

test("the digest is of the previous digest and the canonical event, for anybody to check", () => {
  const first = event(1, {
    at: "2026-11-21T01:30:00.000Z",
    action: "receive",
    opinion: "材料齐全",
    amountFen: 0,
  });
  assert.equal(
    genesisDigest(key).toString("hex"),
    "4f06ba6a0e20200f8e7c0e6b961a18cfdfb071863f73b762750d10ff82dad150",
  );
  assert.equal(
    eventDigest(genesisDigest(key), first).toString("hex"),
    "ef2f7bd84327270eb2bb48218d9e10abc8b6e586504631c088cdebf5a8997489",
  );
});

test("an altered event is found where it is", () => {
  fc.assert(
    fc.property(contents, fc.nat(11), content, (all, at, other) => {
      const links = chain(all);
      const place = at % links.length;
      const altered = event(place + 1, other);
      fc.pre(JSON.stringify(altered) !== JSON.stringify(links[place]!.event));
      links[place] = { ...links[place]!, event: altered };
      assert.deepEqual(verifyChain(key, links, headOf(links)), { seq: place + 1, reason: "altered" });
      assert.deepEqual(verifyChain(key, links), { seq: place + 1, reason: "altered" });
    }),
  );
});

test("an altered event with a digest to match is found at the next one, or at the head", () => {
  fc.assert(
    fc.property(contents, fc.nat(11), content, (all, at, other) => {
      const links = chain(all);
      const head = headOf(links);
      const place = at % links.length;
      const altered = event(place + 1, other);
      fc.pre(JSON.stringify(altered) !== JSON.stringify(links[place]!.event));
      const before = links[place - 1]?.digest ?? genesisDigest(key);
      links[place] = { event: altered, digest: eventDigest(before, altered) };
      const seq = Math.min(place + 2, links.length);
      assert.deepEqual(verifyChain(key, links, head), { seq, reason: "altered" });
    }),
  );
});

test("a chain that was written anew from the first event on does not lead to the head", () => {
  fc.assert(
    fc.property(contents, content, (all, other) => {
      const links = chain(all);
      const anew = chain([other, ...all.slice(1)]);
      fc.pre(JSON.stringify(anew[0]!.event) !== JSON.stringify(links[0]!.event));
      assert.deepEqual(verifyChain(key, anew, headOf(links)), { seq: all.length, reason: "altered" });
      assert.equal(verifyChain(key, anew), undefined);
    }),
  );
});

test("a removed event leaves a gap, and one cut off at the end is missed by the head", () => {
  fc.assert(
    fc.property(contents, fc.nat(11), (all, at) => {
      const links = chain(all);
      const place = at % links.length;
      const rest = links.filter((_, i) => i !== place);
      const reason = place === links.length - 1 ? "removed" : "gap";
      assert.deepEqual(verifyChain(key, rest, headOf(links)), { seq: place + 1, reason });
    }),
  );
});

test("an inserted event is found: a copy, a new one, one at the end", () => {
  fc.assert(
    fc.property(contents, fc.nat(11), content, (all, at, other) => {
      const links = chain(all);
      const place = at % links.length;
      const copied = links.toSpliced(place + 1, 0, links[place]!);
      assert.deepEqual(verifyChain(key, copied, headOf(links)), { seq: place + 1, reason: "inserted" });
      const added = event(links.length + 1, other);
      const longer = [...links, { event: added, digest: eventDigest(links.at(-1)!.digest, added) }];
      assert.deepEqual(verifyChain(key, longer, headOf(links)), { seq: added.seq, reason: "inserted" });
      const renumbered = chain([...all.slice(0, place), other, ...all.slice(place)]);
      assert.notEqual(verifyChain(key, renumbered, headOf(links)), undefined);
    }),
  );
});

test("exchanged events are found", () => {
  fc.assert(
    fc.property(contents, fc.nat(11), fc.nat(11), (all, a, b) => {
      const links = chain(all);
      const [first, second] = [a % links.length, b % links.length].sort((x, y) => x - y) as [number, number];
      fc.pre(first !== second);
      const swapped = links.with(first, links[second]!).with(second, links[first]!);
      assert.deepEqual(verifyChain(key, swapped, headOf(links)), { seq: first + 1, reason: "gap" });
    }),
  );
});

test("a chain belongs to one case of one division", () => {
  const links = chain([{ at: "2026-11-21T01:30:00.000Z", action: "receive", opinion: "", amountFen: 0 }]);
  for (const other of [
    { ...key, division: "430481" },
    { ...key, id: key.id + 1 },
  ]) {
    assert.deepEqual(verifyChain(other, links, headOf(links)), { seq: 1, reason: "altered" });
  }
});
