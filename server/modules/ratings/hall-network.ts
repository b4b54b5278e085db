/** Networks of the halls (R4.3): from there nobody rates by a link in another's place. IPv4 and IPv6. */
import { BlockList, isIP } from "node:net";

/** Throws at the first that is no network: `10.1.0.0/16`, `2001:db8:4::/48`. */
export function hallNetworks(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [base = "", bits = ""] = network.split("/");
    list.addSubnet(base, Number(bits), isIP(base) === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/** An IPv4 address that came over an IPv6 socket (`::ffff:10.1.2.3`) is what it is. */
export function isFromHall(networks: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(plain) !== 0 && networks.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}
