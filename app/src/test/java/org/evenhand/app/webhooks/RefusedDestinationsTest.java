package org.evenhand.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.app.webhooks.Delivery.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks lead, and where they do not. */
final class RefusedDestinationsTest {
  private static final Destinations PLAIN = new Destinations(false, true);

  @TempDir Path folder;

  @Test
  void this_machine_is_told_nothing_unless_that_is_allowed() throws Exception {
    try (var village = Village.open(folder, PLAIN);
        var receiver = Receiver.plain()) {
      for (var host : new String[] {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"}) {
        var app = village.app("a" + Math.abs(host.hashCode()), receiver.url(host, "/"), "friends");
        village.webhooks().test(app);
        assertThat(village.tried(app, 1).answer()).as(host).contains("not public");
      }
      assertThat(receiver.more()).isZero();
    }
  }

  @Test
  void a_name_with_one_private_address_among_public_ones_is_refused() throws Exception {
    var mixed =
        Village.names(
            _ -> new InetAddress[] {Village.address("192.88.98.1"), Village.address("127.0.0.1")});
    try (var village = Village.open(folder, PLAIN, mixed);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("mixed.example", "/"), "friends");
      village.webhooks().test(app);

      assertThat(village.tried(app, 1).answer())
          .isEqualTo("mixed.example has an address that is not public");
      assertThat(receiver.more()).isZero();
    }
  }

  @Test
  void the_address_that_was_checked_is_the_one_that_is_connected_to() throws Exception {
    var asked = new AtomicInteger();
    Network.Names rebinding =
        _ -> {
          if (asked.incrementAndGet() > 1) {
            throw new UnknownHostException("asked twice");
          }
          return new InetAddress[] {Village.address("127.0.0.1")};
        };
    try (var village = Village.open(folder, Village.ANYWHERE, Village.names(rebinding));
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("hook.example", "/"), "friends");
      village.webhooks().test(app);

      assertThat(village.tried(app, 1).state()).isEqualTo(State.DELIVERED);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void a_redirect_leads_nowhere() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var elsewhere = Receiver.plain();
        var receiver = Receiver.plain()) {
      receiver.answers(exchange -> {
        exchange.getResponseHeaders().set("Location", elsewhere.url("/"));
        exchange.sendResponseHeaders(307, -1);
      });
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.webhooks().test(app);

      assertThat(village.tried(app, 1).answer()).isEqualTo("307: redirects are not followed");
      assertThat(elsewhere.more()).isZero();
    }
  }

  @Test
  void a_certificate_must_be_believed_and_be_the_hosts_own() throws Exception {
    var certificate = Certificate.of(folder, "hook.example");
    var network =
        new Network(_ -> new InetAddress[] {Village.address("127.0.0.1")}, certificate.context());
    try (var village = Village.open(folder, Village.ANYWHERE, network);
        var receiver = Receiver.tls(certificate.context());
        var stranger = Receiver.tls(Certificate.of(folder, "stranger.example").context())) {
      var right = village.app("right", receiver.url("hook.example", "/"), "friends");
      var misnamed = village.app("misnamed", receiver.url("other.example", "/"), "friends");
      var unknown = village.app("unknown", stranger.url("stranger.example", "/"), "friends");
      village.webhooks().test(right);
      village.webhooks().test(misnamed);
      village.webhooks().test(unknown);

      assertThat(village.tried(right, 1).state()).isEqualTo(State.DELIVERED);
      assertThat(village.tried(misnamed, 1).answer())
          .isEqualTo("its TLS or its certificate is refused");
      assertThat(village.tried(unknown, 1).answer())
          .isEqualTo("its TLS or its certificate is refused");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.1",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "5f00::1"
      })
  void what_is_not_public_is_refused(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.1.1.1",
        "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.1.1", "198.17.1.1", "198.20.0.1",
        "223.255.255.255", "2001:200::1", "2003::1", "2606:4700:4700::1111", "2a00:1450::1"
      })
  void what_is_public_is_not(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hook.example",
        "http://hook.example/",
        "ftp://hook.example/",
        "https:///path",
        "https://user@hook.example/",
        "https://user:word@hook.example/",
        "https://hook.example/#a",
        "https://hook example/",
        "https:hook.example",
        "file:///etc/passwd",
        "HTTPS://hook.example"
      })
  void what_is_no_plain_https_address_cannot_be_set(String url) {
    assertThat(Destinations.PUBLIC.objection(url)).isPresent();
  }

  @Test
  void an_address_has_2000_characters_at_most() {
    var begin = "https://hook.example/";
    assertThat(Destinations.PUBLIC.objection(begin + "a".repeat(2_000 - begin.length()))).isEmpty();
    assertThat(Destinations.PUBLIC.objection(begin + "a".repeat(2_001 - begin.length())))
        .isPresent();
    assertThat(PLAIN.objection("http://hook.example/?a=b")).isEmpty();
  }
}
