package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.identity.OwnClient;
import org.evenhand.app.log.SmallLog;
import org.evenhand.app.metrics.MetricsDoor;
import org.evenhand.app.webhooks.Destinations;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every default and bound of what an operator sets. */
class SettingsFileTest {
  private static final String LEAST = "data: /srv/evenhand\nbase_url: https://data.example.org\n";

  @TempDir Path folder;

  private SettingsFile read(String yaml) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("evenhand.yaml"), yaml));
  }

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder.resolve("evenhand.yaml") + message);
  }

  @Test
  void what_is_not_set_is_loopback_and_port_8080() throws IOException {
    var settings = read(LEAST);
    assertThat(settings.server().bind()).isEqualTo("127.0.0.1");
    assertThat(settings.server().port()).isEqualTo(8080);
    assertThat(settings.server().baseUrl()).isEqualTo(URI.create("https://data.example.org"));
    assertThat(settings.platform().folder()).isEqualTo(Path.of("/srv/evenhand"));
  }

  @Test
  void the_platforms_own_client_is_named_by_its_id_and_there_is_none_unless_told()
      throws IOException {
    assertThat(read(LEAST).server().ownClient()).isEqualTo(OwnClient.NONE);
    assertThat(read(LEAST + "own_client: our-app").server().ownClient().app())
        .hasValue(new AppId("our-app"));
    refused(LEAST + "own_client: Our App", ": 'own_client' is 'Our App' (expected an app's id)");
    refused(LEAST + "own_client: 7", ": 'own_client' is '7' (expected a text)");
  }

  @Test
  void behind_a_proxy_one_address_may_have_all_connections() throws IOException {
    assertThat(read(LEAST).server().connections()).isEqualTo(ConnectionBounds.USUAL);
    var raised = read(LEAST + "connections_per_address: 2000").server().connections();
    assertThat(raised.perAddress()).isEqualTo(2_000);
    for (var wrong : List.of("0", "2001", "all")) {
      assertThatThrownBy(() -> read(LEAST + "connections_per_address: " + wrong))
          .hasMessageEndingWith(
              "'connections_per_address' is '" + wrong + "' (expected 1 to 2000)");
    }
  }

  @Test
  void an_openid_provider_is_told_whole_with_its_secret_in_a_file() throws IOException {
    assertThat(read(LEAST).server().openId()).isEmpty();
    Files.writeString(folder.resolve("secret"), "a secret\n");
    var told = "openid: {name: Example ID, issuer: 'https://id.example', client_id: evenhand";
    var provider =
        read(LEAST + told + ", client_secret_file: secret}").server().openId().orElseThrow();
    assertThat(provider.issuer()).isEqualTo(URI.create("https://id.example"));
    assertThat(provider.secret()).isEqualTo("a secret");
    assertThat(provider.claim()).isEqualTo("sub");
    assertThat(provider.toString()).doesNotContain("a secret");
    for (var wrong :
        List.of(
            told + "}",
            told + ", client_secret_file: secret, secret: x}",
            told + ", client_secret_file: not-there}",
            told + ", client_secret_file: secret, claim: email}",
            told.replace("https", "http") + ", client_secret_file: secret}",
            told.replace("id.example", "id.example?a=b") + ", client_secret_file: secret}",
            told.replace("Example ID", "''") + ", client_secret_file: secret}")) {
      assertThatThrownBy(() -> read(LEAST + wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'openid'");
    }
  }

  @Test
  void webhooks_lead_to_public_addresses_by_https_unless_told_otherwise() throws IOException {
    assertThat(read(LEAST).server().webhooks()).isEqualTo(new Destinations(false, false));
    assertThat(read(LEAST + "webhooks: {allow_private: true}").server().webhooks())
        .isEqualTo(new Destinations(true, false));
    assertThat(read(LEAST + "webhooks: {allow_http: true}").server().webhooks())
        .isEqualTo(new Destinations(false, true));
    for (var wrong : List.of("yes", "{allow_privat: true}", "{allow_private: 1}", "[]")) {
      assertThatThrownBy(() -> read(LEAST + "webhooks: " + wrong))
          .hasMessageEndingWith("(expected allow_private and allow_http, each true or false)");
    }
  }

  @Test
  void metrics_are_offered_nowhere_unless_told_and_off_loopback_with_a_token_alone()
      throws IOException {
    assertThat(read(LEAST).server().metrics()).isEqualTo(new MetricsDoor.Closed());
    assertThat(read(LEAST + "metrics: {}").server().metrics())
        .isEqualTo(new MetricsDoor.Open("127.0.0.1", 9464, ""));
    assertThat(read(LEAST + "metrics: {address: '::1', port: 9000}").server().metrics())
        .isEqualTo(new MetricsDoor.Open("::1", 9000, ""));
    var token = "0123456789abcdef".repeat(2);
    var secret = Files.writeString(folder.resolve("token"), token + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    var guarded = LEAST + "metrics: {address: 0.0.0.0, token_file: " + secret + "}";
    assertThat(read(guarded).server().metrics())
        .isEqualTo(new MetricsDoor.Open("0.0.0.0", 9464, token))
        .asString()
        .doesNotContain(token);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> read(guarded)).hasMessageContaining("can be read by everybody");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(secret, "too-short");
    assertThatThrownBy(() -> read(guarded))
        .hasMessageContaining("a token is 32 to 512 printable characters")
        .hasMessageNotContaining("too-short");
    refused(
        LEAST + "metrics: {address: 0.0.0.0}",
        ": 'metrics' cannot be used: 0.0.0.0 is not this machine's loopback, so readers need a"
            + " token (expected address and port, and off loopback token_file)");
    for (var wrong : List.of("yes", "{adress: 127.0.0.1}", "[]")) {
      assertThatThrownBy(() -> read(LEAST + "metrics: " + wrong))
          .hasMessageEndingWith("(expected address and port, and off loopback token_file)");
    }
    assertThatThrownBy(() -> read(LEAST + "metrics: {port: 0}"))
        .hasMessageContaining("'port' is '0' (expected 1 to 65535)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 443, 65_535})
  void a_port_that_can_be_is_taken(int port) throws IOException {
    assertThat(read(LEAST + "port: " + port).server().port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "65536", "99999999999", "1.5", "eighty", "[80]", "true"})
  void a_port_that_cannot_be_is_refused(String port) {
    assertThatThrownBy(() -> read(LEAST + "port: " + port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'port' is '")
        .hasMessageEndingWith("(expected 1 to 65535)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://data.example.org",
        "data.example.org",
        "https://data.example.org/",
        "https://data.example.org/path",
        "https://data.example.org?x",
        "https:///",
        "'https://a b'",
        "'javascript:alert(1)'"
      })
  void an_address_that_is_more_or_less_than_scheme_host_and_port_is_refused(String url) {
    assertThatThrownBy(() -> read("data: d\nbase_url: " + url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'base_url' is '")
        .hasMessageEndingWith("(expected such as https://data.example.org)");
  }

  @Test
  void what_is_missing_is_named() {
    refused("base_url: https://a.example", ": 'data' is missing (expected a text)");
    refused("data: d", ": 'base_url' is missing (expected a text)");
    refused("data: ' '\nbase_url: https://a.example", ": 'data' is ' ' (expected a text)");
    refused("data: 7\nbase_url: https://a.example", ": 'data' is '7' (expected a text)");
  }

  @ParameterizedTest
  @CsvSource({"prot", "Data", "bind_address", "1"})
  void a_setting_that_we_do_not_know_is_refused_and_those_we_know_are_named(String key) {
    refused(
        LEAST + key + ": x",
        ": '"
            + key
            + "' is no setting (expected one of base_url, bind,"
            + " connections_per_address, data, log_name, metrics, openid, own_client, photo_bytes,"
            + " port, tls, webhooks, witnesses)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just words", "- a\n- b", "7"})
  void what_holds_no_settings_is_refused(String text) {
    refused(text, " holds no settings (expected 'data: DIR' and more)");
  }

  @Test
  void what_is_no_yaml_is_refused_in_one_line() {
    assertThatThrownBy(() -> read("data: [\n\t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(" is no YAML: ")
        .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("\n"));
    assertThatThrownBy(() -> read(LEAST + "port: 1\nport: 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no YAML");
  }

  @Test
  void a_huge_file_is_not_read() {
    assertThatThrownBy(() -> read(LEAST + "#".repeat(70_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is too large (expected at most 64 KiB)");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void the_public_log_is_called_after_its_address_unless_told() throws IOException {
    assertThat(read(LEAST).publicLog().name()).isEqualTo("data.example.org/log");
    assertThat(read(LEAST).publicLog().witnesses()).isEmpty();
    var local = read("data: d\nbase_url: http://127.0.0.1:8080\n");
    assertThat(local.publicLog().name()).isEqualTo("127.0.0.1:8080/log");
    assertThat(read(LEAST + "log_name: a.example/b").publicLog().name()).isEqualTo("a.example/b");
  }

  @Test
  void without_tls_of_its_own_a_server_in_front_has_to_end_it() throws IOException {
    assertThat(read(LEAST).server().transport()).isEqualTo(new Transport.Plain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{certificate: a}", "{certificate: 1, key: 2}", "[a, b]"})
  void tls_has_a_certificate_and_a_key_and_nothing_else(String wrong) {
    assertThatThrownBy(() -> read(LEAST + "tls: " + wrong))
        .hasMessageContaining("'tls' is '")
        .hasMessageEndingWith("(expected certificate: FILE and key: FILE)");
  }

  @Test
  void tls_under_an_address_without_it_is_refused() {
    refused(
        "data: d\nbase_url: http://data.example.org\ntls: {certificate: a, key: b}",
        ": 'base_url' is 'http://data.example.org' (expected https://…, for there is 'tls')");
  }

  @Test
  void witnesses_have_an_address_and_a_key_and_nothing_else() throws IOException {
    var key = SmallLog.signer("w.example/1").verifier();
    var item = "\n  - {url: 'https://w.example', key: '" + key + "'}";
    var witnesses = read(LEAST + "witnesses:" + item).publicLog().witnesses();
    assertThat(witnesses).hasSize(1);
    assertThat(witnesses.getFirst().url()).isEqualTo(URI.create("https://w.example"));
    assertThat(witnesses.getFirst().key()).isEqualTo(key);
    for (var wrong :
        new String[] {
          " x",
          "\n  - x",
          "\n  - {url: 'https://w.example'}",
          "\n  - {url: 'ftp://w.example', key: '" + key + "'}",
          "\n  - {url: 'https://w.example', key: 'x'}",
          "\n  - {url: 'https://w.example', key: '" + key + "', more: 1}"
        }) {
      assertThatThrownBy(() -> read(LEAST + "witnesses:" + wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'witnesses' ");
    }
  }
}
