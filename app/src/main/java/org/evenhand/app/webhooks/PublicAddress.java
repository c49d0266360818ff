package org.evenhand.app.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the public internet. Whoever sets a webhook chooses where this server
 * connects to, so everything else is refused: the machine itself, the network that it stands in, a
 * cloud's metadata service (CWE-918).
 *
 * <p>The lists are IANA's special-purpose registries (RFC 6890). Of IPv6 only global unicast
 * (2000::/3) passes, and of that nothing that carries an IPv4 address within (6to4, Teredo), which
 * could be a private one; NAT64, IPv4-mapped, unique-local and link-local lie outside of it.
 */
final class PublicAddress {
  private static final List<Block> NOT_IPV4 =
      List.of(
          block(8, 0), // "this network"
          block(8, 10), // private
          block(10, 100, 64), // carrier-grade NAT
          block(8, 127), // loopback
          block(16, 169, 254), // link-local, where clouds keep their metadata
          block(12, 172, 16), // private
          block(24, 192, 0, 0), // IETF protocol assignments
          block(24, 192, 0, 2), // documentation
          block(24, 192, 88, 99), // 6to4 relays
          block(16, 192, 168), // private
          block(15, 198, 18), // benchmarks
          block(24, 198, 51, 100), // documentation
          block(24, 203, 0, 113), // documentation
          block(4, 224), // multicast
          block(4, 240)); // reserved, and broadcast

  private static final Block GLOBAL_IPV6 = block(3, 0x20);
  private static final List<Block> NOT_IPV6 =
      List.of(
          block(23, 0x20, 0x01), // protocol assignments: Teredo, ORCHID, benchmarks
          block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
          block(16, 0x20, 0x02), // 6to4
          block(20, 0x3f, 0xff)); // documentation

  private PublicAddress() {}

  /** Whether anybody on the internet could have that address. */
  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    // Java reads an IPv4-mapped IPv6 address as the IPv4 address that it is.
    return address instanceof Inet4Address
        ? NOT_IPV4.stream().noneMatch(block -> block.holds(bytes))
        : GLOBAL_IPV6.holds(bytes) && NOT_IPV6.stream().noneMatch(block -> block.holds(bytes));
  }

  /** All addresses that begin with the same bits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(int bits, int[] begin) {
    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int at = bit / Byte.SIZE;
        int mask = 0x80 >> bit % Byte.SIZE;
        int wanted = at < begin.length ? begin[at] : 0;
        if ((address[at] & mask) != (wanted & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Block block(int bits, int... begin) {
    return new Block(bits, begin);
  }
}
