package org.evenhand.app.metrics;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where figures may be read. */
public sealed interface MetricsDoor {
  /** Nowhere. */
  record Closed() implements MetricsDoor {}

  /**
   * At a listener of its own, never at the public port.
   *
   * @param address the address to listen on, as digits or a name
   * @param port the port; 0 for any free one
   * @param token what readers show as a bearer token; empty on loopback, where whoever is on the
   *     machine may read
   */
  record Open(String address, int port, String token) implements MetricsDoor {
    /** The fewest characters of a token: 128 bits, in hexadecimal digits. */
    public static final int LEAST_TOKEN = 32;

    private static final int MOST_TOKEN = 512;
    private static final int MOST_PORTS = 65_535;

    /** Refuses what is no address or port, and to be open to a network without a token. */
    public Open {
      if (port < 0 || port > MOST_PORTS) {
        throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
      }
      if (token.isEmpty() && !loopback(address)) {
        throw new IllegalArgumentException(
            address + " is not this machine's loopback, so readers need a token");
      }
      if (!token.isEmpty() && !token.matches("[!-~]{" + LEAST_TOKEN + "," + MOST_TOKEN + "}")) {
        throw new IllegalArgumentException(
            "a token is " + LEAST_TOKEN + " to " + MOST_TOKEN + " printable characters of ASCII");
      }
    }

    private static boolean loopback(String address) {
      try {
        return InetAddress.getByName(address).isLoopbackAddress();
      } catch (UnknownHostException unknown) {
        throw new IllegalArgumentException("there is no address " + address, unknown);
      }
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Open[" + address + ":" + port + (token.isEmpty() ? "]" : ", with a token]");
    }
  }
}
