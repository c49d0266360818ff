package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.app.log.SmallLog;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public log, verified by its address. */
class VerifyUrlTest {
  private static final DemoServer SERVER = DemoServer.shared();
  private static final Path PUBLIC = SERVER.folder().resolve("platform/public");
  @TempDir private Path place;

  @Test
  void a_running_servers_log_is_verified_without_its_record() throws IOException {
    var kept = Files.copy(PUBLIC.resolve("checkpoint"), place.resolve("kept"));
    var run = Run.of("verify", SERVER.at("/log"), "--key", PUBLIC.resolve("key"), "--since", kept);
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains(
            "entries of the public log, each hashed and read",
            "files of tiles and entries, each recomputed",
            "seals, chained",
            "Everything that was checked is right.")
        .doesNotContain("frames, each re-hashed");
  }

  @Test
  void a_log_that_another_key_should_have_signed_is_wrong() {
    var other = SmallLog.signer("demo.example/log").verifier();
    assertThat(Run.of("verify", SERVER.at("/log"), "--key", other).exit()).isEqualTo(3);
  }

  @Test
  void one_byte_altered_on_a_web_server_is_found_and_named() throws IOException {
    var copy = place.resolve("copy");
    assertThat(Run.of("publish", SERVER.folder(), "--to", copy).exit()).isZero();
    var web = served(copy);
    try {
      var address = "http://127.0.0.1:" + web.getAddress().getPort() + "/";
      var right = Run.of("verify", address);
      assertThat(right.exit()).as(right.out() + right.err()).isZero();
      for (var kind : new String[] {"tile/0", "tile/entries", "tally"}) {
        var file = any(copy.resolve(kind));
        if (file != null) {
          alter(file);
          var wrong = Run.of("verify", address);
          assertThat(wrong.exit()).as(kind + ": " + wrong.out()).isEqualTo(3);
          assertThat(wrong.out()).contains(copy.relativize(file).toString());
          alter(file);
        }
      }
      assertThat(Run.of("verify", address).exit()).isZero();
    } finally {
      web.stop(0);
    }
  }

  private static HttpServer served(Path folder) {
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var web =
        SimpleFileServer.createFileServer(
            anywhere, folder.toAbsolutePath(), SimpleFileServer.OutputLevel.NONE);
    web.start();
    return web;
  }

  private static @org.jspecify.annotations.Nullable Path any(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().findFirst().orElse(null);
    }
  }

  private static void alter(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void where_nobody_answers_nothing_is_said_to_be_right_or_wrong() throws IOException {
    var run = Run.of("verify", "http://127.0.0.1:" + DemoServer.freePort() + "/log");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("right", "Wrong");
  }
}
