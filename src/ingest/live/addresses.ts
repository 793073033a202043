import { BlockList, isIP } from "node:net";

/** Ranges of IPv4 that are nobody's on the public internet (IANA special-purpose registry, RFC 6890 and its updates). */
const NOT_PUBLIC_4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Link-local, and with it the metadata service of the large hosting companies, 169.254.169.254.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Within global unicast: protocol assignments with Teredo, documentation, 6to4, which can wrap any IPv4 address. */
const NOT_PUBLIC_6: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const private4 = listOf(NOT_PUBLIC_4, "ipv4");
const private6 = listOf(NOT_PUBLIC_6, "ipv6");
/** Global unicast; loopback, IPv4-mapped, NAT64, unique local, link-local and multicast lie outside of it. */
const global6 = listOf([["2000::", 3]], "ipv6");

function listOf(ranges: readonly [string, number][], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

/** Whether an IP address, as text, is one of the public internet. Text that is no plain IP address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !private4.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  return global6.check(address, "ipv6") && !private6.check(address, "ipv6");
}
