import assert from "node:assert/strict";
import { test } from "node:test";
import { hallNetworks, isFromHall } from "./hall-network.ts";

test("R4.3 the networks of the halls, IPv4 and IPv6", () => {
  const networks = hallNetworks(["10.1.0.0/16", "192.168.4.0/24", "2001:db8:4::/48"]);
  const here = ["10.1.200.3", "192.168.4.9", "::ffff:192.168.4.9", "2001:db8:4:1::7"];
  const elsewhere = ["10.2.0.1", "192.168.5.1", "::ffff:10.2.0.1", "2001:db8:5::1", "::1", "unknown", ""];
  for (const address of here) assert.equal(isFromHall(networks, address), true, address);
  for (const address of elsewhere) assert.equal(isFromHall(networks, address), false, address);
});

test("what is no network is not taken for one", () => {
  for (const wrong of ["10.1.0.0/33", "10.1.0/16", "2001:db8::/129", "hall"])
    assert.throws(() => hallNetworks([wrong]), wrong);
});
