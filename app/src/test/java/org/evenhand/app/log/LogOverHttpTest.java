package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.proof.Policy;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public log of a running platform, as a stranger's client finds it. */
class LogOverHttpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final DemoServer server = DemoServer.shared();

  private HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.at(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send("GET", path);
  }

  private TileTree tree(RemoteLog remote) throws Exception {
    var keys = new ArrayList<VerifierKey>();
    for (var line : new String(remote.need("key"), UTF_8).lines().toList()) {
      keys.add(VerifierKey.parse(line));
    }
    var policy = new Policy("demo.example/log", keys, List.of(), 0);
    var trusted = policy.verify(SignedNote.parse(remote.need("checkpoint")));
    assertThat(trusted.log()).hasSize(2);
    return TileTree.open(remote, trusted.checkpoint());
  }

  @Test
  void a_client_that_trusts_nothing_reads_the_whole_log_and_proves_every_entry() throws Exception {
    var entries = new ArrayList<String>();
    long size;
    try (var remote = new RemoteLog(server.at("/log/"))) {
      var tree = tree(remote);
      size = tree.size();
      for (long bundle = 0; bundle * 256 < size; bundle++) {
        tree.entries(bundle).entries().forEach(entry -> entries.add(new String(entry, UTF_8)));
      }
    }
    assertThat(entries).hasSize((int) size);
    assertThat(entries.subList(0, 2)).allMatch(entry -> entry.contains("\"type\":\"key\""));
    assertThat(entries).anyMatch(entry -> entry.contains("\"type\":\"terms_published\""));
    var acts =
        server.recordAfter(0).stream().filter(f -> f.path("kind").asString().equals("register"));
    assertThat(entries.stream().filter(e -> e.contains("\"actor\":{")).count())
        .isEqualTo(acts.count());
    assertThat(entries).anyMatch(entry -> entry.contains("\"type\":\"seal\""));
  }

  @Test
  void the_checkpoint_is_asked_for_each_time_and_the_tiles_once() throws Exception {
    var checkpoint = get("/log/checkpoint");
    assertThat(header(checkpoint, "Content-Type"))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    assertThat(header(checkpoint, "Cache-Control")).isEqualTo("no-cache");
    long size = Long.parseLong(new String(checkpoint.body(), UTF_8).lines().toList().get(1));
    int width = (int) Math.min(size, 256);
    var number = "000" + (width == 256 ? "" : ".p/" + width);
    for (var path : List.of("/log/tile/0/" + number, "/log/tile/entries/" + number)) {
      var tile = get(path);
      assertThat(tile.statusCode()).isEqualTo(200);
      assertThat(header(tile, "Content-Type")).isEqualTo("application/octet-stream");
      assertThat(header(tile, "Cache-Control")).contains("public", "max-age=31536000", "immutable");
      assertThat(header(tile, "Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(header(tile, "X-Content-Type-Options")).isEqualTo("nosniff");
      var again = send("GET", path, "If-None-Match", "\"other\", " + header(tile, "ETag"));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      var head = send("HEAD", path);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(tile.body().length));
      assertThat(head.body()).isEmpty();
    }
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/log/",
        "/log/nothing",
        "/log/tile/0/999",
        "/log/tile/entries/000.p/0",
        "/log/checkpoint/",
        "/log/checkpoint;x=1",
        "/log/tally/2001-01-01T00Z.csv",
        "/log/tally/%2e%2e/%2e%2e/sealer/state",
        "/log/tile/%2e%2e/%2e%2e/sealer/state",
        "/log/..%2fsealer%2fstate",
        "/log/%2e%2e/sealer/state"
      })
  void what_is_no_file_of_the_log_is_not_found(String path) throws Exception {
    var raw = server.rawGet(path, "127.0.0.1");
    assertThat(raw).as(path).matches("(?s)HTTP/1.1 40[04] .*");
    assertThat(raw).doesNotContain("sealedTo", "java.");
  }

  @Test
  void a_missing_file_is_a_problem_and_nothing_can_be_written() throws Exception {
    var none = get("/log/tile/0/999");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(header(none, "Content-Type")).isEqualTo("application/problem+json");
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      var answer = send(method, "/log/checkpoint");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }
  }
}
