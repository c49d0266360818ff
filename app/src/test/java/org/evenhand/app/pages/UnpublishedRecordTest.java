package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that doesn't publish its record has no proofs to give, and says so. */
class UnpublishedRecordTest {
  @TempDir private Path folder;

  @Test
  void a_platform_that_publishes_nothing_says_so_and_proves_nothing() throws IOException {
    var person = new DemoServer.Person("alone", "the password of somebody alone", 1);
    int port = DemoServer.freePort();
    try (var platform =
            Platform.open(
                PlatformConfiguration.in(folder.resolve("data")),
                InstantSource.system(),
                (message, cause) -> {
                  throw new AssertionError(message, cause);
                });
        var _ = Server.start(platform, ServerConfiguration.loopback(port))) {
      new Accounts(platform.table("identity"))
          .put(person.username(), new PersonId(person.number()), person.password());
      var browser = new WebClient(URI.create("http://127.0.0.1:" + port));
      browser.signIn(person);

      var page = browser.get("/me/record");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("This installation doesn’t publish its record");
      assertThat(browser.get("/me/record/1/0/proof").statusCode()).isEqualTo(404);
    }
  }
}
