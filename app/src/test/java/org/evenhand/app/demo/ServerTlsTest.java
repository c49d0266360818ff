package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.demo.pages.TrustedCertificate;
import org.evenhand.app.webhooks.Destinations;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.app.wiring.SettingsFile;
import org.evenhand.app.wiring.TlsFiles;
import org.evenhand.app.wiring.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that ends TLS itself, with an operator's files. */
class ServerTlsTest {
  private static final URI BASE = URI.create("https://localhost");

  @TempDir private Path folder;

  private Transport.Tls certificate(String name) throws IOException {
    return new LocalCertificate(folder.resolve(name), InstantSource.system()).usable();
  }

  private static Server start(Transport transport) {
    return Server.start(
        DemoServer.shared().platform(),
        new ServerConfiguration(
            "127.0.0.1", 0, BASE, ConnectionBounds.USUAL, Destinations.PUBLIC, transport));
  }

  private static X509Certificate shown(Server server, Path trusted, String... protocols)
      throws IOException {
    var tls = TrustedCertificate.alone(trusted).getSocketFactory();
    var plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
    try (var socket = (SSLSocket) tls.createSocket(plain, "localhost", server.port(), true)) {
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void tls_12_and_13_are_spoken_and_nothing_older() throws IOException {
    var files = certificate("first");
    try (var server = start(files)) {
      for (var spoken : new String[] {"TLSv1.2", "TLSv1.3"}) {
        assertThat(shown(server, files.certificate(), spoken)).isNotNull();
      }
      assertThatThrownBy(() -> shown(server, files.certificate(), "TLSv1.1"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void new_files_are_taken_while_the_server_runs_and_what_does_not_fit_is_left_aside()
      throws Exception {
    var files = certificate("served");
    var next = certificate("next");
    try (var server = start(files)) {
      var before = shown(server, files.certificate());

      replace(next.certificate(), files.certificate()); // whose key is not there yet
      Thread.sleep(Duration.ofSeconds(5));
      assertThatThrownBy(() -> shown(server, next.certificate())).isInstanceOf(SSLException.class);

      replace(next.key(), files.key());
      var after = awaited(server, next.certificate());
      assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    var fresh = Files.copy(from, to.resolveSibling("fresh"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static X509Certificate awaited(Server server, Path trusted) throws Exception {
    var until = Instant.now().plusSeconds(30);
    while (true) {
      try {
        return shown(server, trusted);
      } catch (SSLException old) {
        if (Instant.now().isAfter(until)) {
          throw old;
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    }
  }

  @Test
  void a_demo_keeps_its_certificate_until_a_day_before_it_runs_out() throws IOException {
    var first = Files.readString(certificate("kept").certificate());
    assertThat(certificate("kept").certificate()).hasContent(first);
    assertThat(Files.getPosixFilePermissions(certificate("kept").key()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    var later = InstantSource.offset(InstantSource.system(), Duration.ofDays(364).plusHours(12));
    var made = new LocalCertificate(folder.resolve("kept"), later);
    assertThat(made.usable().certificate()).content().isNotEqualTo(first);
  }

  @Test
  void files_that_cannot_be_served_are_refused_before_a_server_starts() throws IOException {
    var one = certificate("one");
    var other = certificate("other");
    var now = Instant.now();
    refused(one.certificate(), other.key(), now, " is not the key of " + one.certificate());
    refused(one.key(), one.key(), now, " holds no certificate as PEM");
    refused(one.certificate(), one.certificate(), now, " holds no private key as PEM");
    Files.setPosixFilePermissions(other.key(), PosixFilePermissions.fromString("rw-r--r--"));
    refused(other.certificate(), other.key(), now, "(chmod o= " + other.key() + ")");
    refused(one.certificate(), folder.resolve("none"), now, "none cannot be read");
    refused(folder, one.key(), now, folder + " cannot be read");
    refused(one.certificate(), one.key(), now.plus(Duration.ofDays(366)), " ran out at ");
    var text = Files.writeString(folder.resolve("text"), "-----BEGIN PRIVATE KEY-----\nx\n");
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
    refused(one.certificate(), text, now, "text holds no private key as PEM");
  }

  private static void refused(Path certificate, Path key, Instant at, String message) {
    assertThatThrownBy(() -> TlsFiles.checked(certificate, key, at))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void the_settings_name_the_files() throws IOException {
    var files = certificate("set");
    var yaml =
        "data: d\nbase_url: https://localhost\ntls:\n  certificate: %s\n  key: %s\n"
            .formatted(files.certificate(), files.key());
    var settings = Files.writeString(folder.resolve("evenhand.yaml"), yaml);
    assertThat(SettingsFile.read(settings).server().transport()).isEqualTo(files);
    Files.delete(files.key());
    assertThatThrownBy(() -> SettingsFile.read(settings))
        .hasMessage(
            settings
                + ": 'tls' cannot be used: "
                + files.key()
                + " cannot be read (expected PEM files)");
  }
}
