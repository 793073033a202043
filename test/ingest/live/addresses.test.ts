import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "../../../src/ingest/live/addresses.ts";
import { readFetchUrl } from "../../../src/ingest/live/url.ts";

describe("addresses of the public internet", () => {
  it.each(["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.0", "2606:4700::1111", "2a00:1450:4001::1"])(
    "%s is one",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ["this host", "0.0.0.0"],
    ["loopback", "127.0.0.1"],
    ["loopback's end", "127.255.255.254"],
    ["private 10", "10.1.2.3"],
    ["private 172", "172.16.0.1"],
    ["private 172's end", "172.31.255.255"],
    ["private 192", "192.168.1.1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["the metadata service", "169.254.169.254"],
    ["benchmarks", "198.18.0.1"],
    ["documentation", "203.0.113.9"],
    ["multicast", "224.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["6to4 relay", "192.88.99.1"],
    ["IPv6 loopback", "::1"],
    ["IPv6 unspecified", "::"],
    ["unique local", "fd00::1"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["IPv4-mapped", "::ffff:127.0.0.1"],
    ["IPv4-mapped public", "::ffff:8.8.8.8"],
    ["IPv4-mapped in hex", "::ffff:7f00:1"],
    ["IPv4-compatible", "::127.0.0.1"],
    ["NAT64", "64:ff9b::7f00:1"],
    ["local NAT64", "64:ff9b:1::1"],
    ["6to4 of loopback", "2002:7f00:1::"],
    ["Teredo", "2001:0:4136:e378::1"],
    ["documentation in IPv6", "2001:db8::1"],
    ["multicast in IPv6", "ff02::1"],
    ["the metadata service in IPv6", "fd00:ec2::254"],
    ["no address", "localhost"],
    ["nothing", ""],
  ])("%s is none", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it("takes no address of a private range for a public one", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(10, 127, 0), byte, byte, byte, (a, b, c, d) => {
        expect(isPublicAddress(`${a}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 224, max: 255 }), byte, byte, byte, (a, b, c, d) => {
        expect(isPublicAddress(`${a}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });
});

describe("addresses that may be fetched", () => {
  const none = new Set<string>();

  it.each([
    ["ftp://example.org/x", "Only http and https addresses are fetched."],
    ["file:///etc/passwd", "Only http and https addresses are fetched."],
    ["https://user:secret@news.org/", "The address holds a name or password."],
    ["http://localhost/", "localhost is inside the network Readout runs in, which is not fetched."],
    ["http://feeds.localhost/", "feeds.localhost is inside the network Readout runs in, which is not fetched."],
    ["http://printer.local/", "printer.local is inside the network Readout runs in, which is not fetched."],
    ["http://metadata.google.internal/", "metadata.google.internal is inside the network Readout runs in, which is not fetched."],
    ["http://intranet/", "intranet is inside the network Readout runs in, which is not fetched."],
    ["http://localhost./", "localhost. is inside the network Readout runs in, which is not fetched."],
    ["http://[::1]/", "[::1] is inside the network Readout runs in, which is not fetched."],
    ["http://[::ffff:10.0.0.1]/", "[::ffff:a00:1] is inside the network Readout runs in, which is not fetched."],
    ["http://2130706433/", "127.0.0.1 is inside the network Readout runs in, which is not fetched."],
    ["http://0177.0.0.1/", "127.0.0.1 is inside the network Readout runs in, which is not fetched."],
    ["http://0x7f.1/", "127.0.0.1 is inside the network Readout runs in, which is not fetched."],
    ["http://134744072/", "The address spells a number in an unusual way."],
    ["https://news.org:8443/", "Port 8443 is not a usual one."],
    ["https://news.org:22/", "Port 22 is not a usual one."],
    ["nonsense", "“nonsense” is not an address."],
  ])("%s is refused", (address, message) => {
    expect(() => readFetchUrl(address, none)).toThrow(message);
  });

  it("takes a public host, by name or by address, and what the operator allows", () => {
    expect(readFetchUrl(" https://news.org/feed.xml ", none).href).toBe("https://news.org/feed.xml");
    expect(readFetchUrl("http://8.8.8.8/", none).host).toBe("8.8.8.8");
    expect(readFetchUrl("http://127.0.0.1:8080/x", new Set(["127.0.0.1:8080"])).port).toBe("8080");
    expect(readFetchUrl("http://wiki/", new Set(["wiki:80"])).host).toBe("wiki");
  });

  it("allows only the very pair of host and port", () => {
    const allow = new Set(["127.0.0.1:8080"]);
    expect(() => readFetchUrl("http://127.0.0.1:8081/", allow)).toThrow("is inside");
    expect(() => readFetchUrl("http://127.0.0.1/", allow)).toThrow("is inside");
    expect(() => readFetchUrl("http://localhost:8080/", allow)).toThrow("is inside");
  });
});
