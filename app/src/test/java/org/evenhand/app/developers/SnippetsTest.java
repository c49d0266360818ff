package org.evenhand.app.developers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that developers are given runs as it stands, and ends with somebody's data. */
class SnippetsTest {
  @TempDir private Path folder;

  private final DemoServer server = DemoServer.shared();
  private final DemoServer.App app = server.app("sunny-maps");

  private String code(String language) {
    var values =
        new Snippets.Values(
            server.base().toString(),
            app.id(),
            app.redirect().toString(),
            String.join(" ", app.types()),
            "id,name");
    return Snippets.of(values).stream()
        .filter(one -> one.language().equals(language))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private void runs(String language, String file, String... command)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(file), code(language));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("SECRET", app.secret());
    var process = builder.start();
    try (var out = process.inputReader(UTF_8);
        var in = process.outputWriter(UTF_8)) {
      in.write(answer(address(out)) + "\n");
      in.flush();
      var rest = out.readAllAsString();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(rest).contains("\"id\"", "\"name\"").doesNotContain(app.secret());
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private URI address(BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(server.base() + "/oauth2/authorize")) {
        return URI.create(line);
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("no address in: " + said);
  }

  /** Somebody opens the address, signs in and allows everything. */
  private URI answer(URI address) {
    var begun = new OAuthApp.Begun(address, new State(), new CodeVerifier());
    return new OAuthApp(server, app)
        .answered(new WebClient(server), server.nextPerson(), begun, form -> form);
  }

  @Test
  void the_shell_makes_the_first_call() throws Exception {
    runs("curl", "first-call.sh", "bash", "first-call.sh");
  }

  @Test
  void java_makes_the_first_call() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    runs("Java", "FirstCall.java", java, "FirstCall.java");
  }

  @Test
  void javascript_makes_the_first_call_where_node_is_there() throws Exception {
    boolean node =
        List.of("/usr/bin/node", "/usr/local/bin/node").stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place)));
    assumeTrue(node, "skipped: no Node");
    runs("JavaScript", "first-call.mjs", "node", "first-call.mjs");
  }

  @Test
  void nothing_of_an_app_can_break_out_of_its_quotes() {
    var odd = "https://a.example/back?x='$(reboot)`\"\\";
    var values = new Snippets.Values("https://e.example", "a'b", odd, "friends likes", "id");

    assertThat(Snippets.of(values))
        .allSatisfy(one ->
            assertThat(one.code())
                .contains("client_id=a%27b", "scope=friends+likes")
                .doesNotContain("reboot)", "$(reboot", "@BASE@", "@FIELDS@"));
  }
}
