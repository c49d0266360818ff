package org.evenhand.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inviting people on a platform's folder. */
class PersonCommandTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void make() throws IOException {
    data = folder.resolve("platform");
    var nodes = Files.writeString(folder.resolve("people.csv"), "id,name\nA17,Ann\nB18,Ben\n");
    var run = Run.of("import", "people", "--nodes", nodes, "--data", data);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void each_person_gets_a_line_with_a_link_of_their_own() throws IOException {
    var config =
        Files.writeString(
            folder.resolve("evenhand.yaml"),
            "data: " + data + "\nbase_url: https://data.example.org\n");
    var run = Run.of("person", "invite", "A17", "B18", "--config", config);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.outLines()).hasSize(2);
    assertThat(run.outLines().getFirst())
        .matches("A17\ta17\thttps://data.example.org/login/invited#a17\\.[A-Za-z0-9_-]{43}");
    assertThat(run.outLines().getLast()).startsWith("B18\tb18\t");
    assertThat(Run.of("person", "invite", "A17", "--username", "ann", "--data", data).out())
        .startsWith("A17\tann\t/login/invited#ann.");
  }

  @Test
  void beginning_anew_by_one_of_two_accounts_ends_the_password_of_both() throws IOException {
    Run.of("person", "invite", "A17", "--data", data);
    Run.of("person", "invite", "A17", "--username", "ann", "--data", data);
    passwords("a17", "ann");
    assertThat(opens("a17")).isTrue();

    var run = Run.of("person", "invite", "A17", "--username", "ann", "--anew", "--data", data);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.outLines()).hasSize(1).first().asString().startsWith("A17\tann\t");
    assertThat(opens("a17")).isFalse();
    assertThat(opens("ann")).isFalse();
  }

  private <T> T within(Function<Platform, T> look) throws IOException {
    var configuration = PlatformConfiguration.in(data);
    try (var platform =
        Platform.open(
            configuration,
            InstantSource.system(),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            })) {
      return look.apply(platform);
    }
  }

  private void passwords(String... usernames) throws IOException {
    var _ =
        within(platform -> {
          var person = platform.people().person("A17").orElseThrow();
          for (var username : usernames) {
            new Accounts(platform.table("identity")).put(username, person, "a long password");
          }
          return person;
        });
  }

  private boolean opens(String username) throws IOException {
    return within(platform -> {
      var row = platform.table("identity").get(("a:" + username).getBytes(UTF_8));
      return row != null && row.length > Integer.BYTES; // behind the person's number, the hash
    });
  }

  @Test
  void wrong_use_is_told_in_one_line_and_invites_nobody() {
    assertRefused("there is no person 'C19'", "person", "invite", "A17", "C19", "--data", data);
    assertRefused(
        "--username goes with one KEY",
        "person",
        "invite",
        "A17",
        "B18",
        "--username",
        "ann",
        "--data",
        data);
    assertRefused(
        "cannot be a user name", "person", "invite", "A17", "--username", "A B", "--data", data);
    Run.of("person", "invite", "A17", "--username", "ann", "--data", data);
    assertRefused("is taken", "person", "invite", "B18", "--username", "ann", "--data", data);
    assertThat(Run.of("person", "invite", "--data", data).exit()).isEqualTo(2);
  }

  @Test
  void who_people_are_at_a_provider_is_said_where_the_settings_name_one() throws IOException {
    var least = "data: " + data + "\nbase_url: https://data.example.org\n";
    var without = Files.writeString(folder.resolve("without.yaml"), least);
    assertRefused("name no provider", "person", "link", "A17=ann-1", "--config", without);
    Files.writeString(folder.resolve("secret"), "a secret");
    var config =
        Files.writeString(
            folder.resolve("evenhand.yaml"),
            least
                + "openid: {name: Example ID, issuer: 'https://id.example', client_id: evenhand,"
                + " client_secret_file: secret}\n");
    assertRefused("no person 'C19'", "person", "link", "A17=a-1", "C19=c-1", "--config", config);
    assertThat(Run.of("person", "link", "A17=a-1", "B18=b-1", "--config", config).out())
        .isEqualTo("Linked: 2.\n");
    assertRefused("is linked to 'b-1'", "person", "link", "A17=b-1", "--config", config);
  }

  private static void assertRefused(String why, Object... words) {
    var run = Run.of(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.complaints()).hasSize(1).first().asString().contains(why);
  }

  @Test
  void its_help_teaches() {
    assertThat(Run.of("person", "--help").out())
        .contains("evenhand person invite 4711 --config evenhand.yaml");
    assertThat(Run.of("person", "invite", "--help").out())
        .contains("--username", "--anew", "parted by tabs");
  }
}
