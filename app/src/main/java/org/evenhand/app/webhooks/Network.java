package org.evenhand.app.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * How receivers are found and believed.
 *
 * @param names what names resolve to
 * @param trust which certificates are believed
 */
public record Network(Names names, SSLContext trust) {
  /** Resolves names. */
  @FunctionalInterface
  public interface Names {
    /**
     * All addresses of a host.
     *
     * @throws UnknownHostException if it has none
     */
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** As this machine resolves names, and as this Java believes certificates. */
  public static Network ofThisMachine() {
    try {
      return new Network(InetAddress::getAllByName, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has a default of TLS", impossible);
    }
  }
}
