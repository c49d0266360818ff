package org.evenhand.app.webhooks;

import static org.evenhand.app.words.Speech.say;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where webhooks may lead.
 *
 * @param allowPrivate also to addresses that are not public, such as this machine's
 * @param allowHttp also without TLS
 */
public record Destinations(boolean allowPrivate, boolean allowHttp) {
  /** What everybody should have: public addresses, by https. */
  public static final Destinations PUBLIC = new Destinations(false, false);

  private static final int LONGEST = 2_000;

  /** Why that cannot be a webhook's address; empty if it can. */
  Optional<String> objection(String url) {
    if (url.isBlank() || url.length() > LONGEST) {
      return Optional.of(say("An address has 1 to 2,000 characters."));
    }
    try {
      return objection(new URI(url));
    } catch (URISyntaxException malformed) {
      return Optional.of(say("That is no address."));
    }
  }

  private Optional<String> objection(URI url) {
    boolean plain = "http".equals(url.getScheme());
    if (!"https".equals(url.getScheme()) && !(plain && allowHttp)) {
      return Optional.of(
          allowHttp ? say("It begins with https:// or http://.") : say("It begins with https://."));
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return Optional.of(say("It names a host."));
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of(say("It names no user: secrets have no place in an address."));
    }
    return url.getRawFragment() == null
        ? Optional.empty()
        : Optional.of(say("It has no fragment (#…)."));
  }

  /**
   * What a name resolves to, if all of it may be connected to. One address that may not refuses
   * all: which of them is tried would be chance.
   *
   * @throws UnknownHostException if the name is unknown, or leads where no webhook may
   */
  InetAddress[] checked(String host, InetAddress[] found) throws UnknownHostException {
    if (found.length == 0) {
      throw new UnknownHostException(host + " has no address");
    }
    if (!allowPrivate && !Arrays.stream(found).allMatch(PublicAddress::is)) {
      throw new PrivateAddress(host);
    }
    return found;
  }

  /** A name leads to an address that is not public. Which one is not said: it maps our network. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host) {
      super(host + " has an address that is not public");
    }
  }
}
