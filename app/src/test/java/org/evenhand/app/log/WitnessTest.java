package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.evenhand.app.log.WitnessSettings.Watched;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Signer;
import org.evenhand.proof.WitnessRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real witness on a real socket, asked by the client that a log asks with. */
class WitnessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path state;
  private final SmallLog log = new SmallLog("small.example/log").grow(5);
  private WitnessProcess witness;

  @BeforeEach
  void start() throws IOException {
    witness = start(new Watched(log.key(), null));
  }

  private WitnessProcess start(Watched watched) throws IOException {
    var listen = new InetSocketAddress("127.0.0.1", 0);
    var poll = Duration.ofHours(1);
    return WitnessProcess.start(
        new WitnessSettings("witness.example/w1", listen, state, poll, List.of(watched)),
        "",
        InstantSource.system());
  }

  @AfterEach
  void stop() {
    witness.close();
    log.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + witness.port() + path);
  }

  private HttpWitness client() {
    return new HttpWitness(url("/"), witness.key(), PATIENCE);
  }

  private void cosigned(HttpWitness client) throws Exception {
    var signatures = client.cosign(log.note(), log);
    var verified = new SignedNote(log.note().text(), signatures).verifiedBy(List.of(witness.key()));
    assertThat(verified).hasSize(1);
    assertThat(verified.getFirst().time()).isPositive();
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    var request = HttpRequest.newBuilder(url("/add-checkpoint"));
    return HTTP.send(
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(long old, List<byte[]> path, SignedNote note) throws Exception {
    return post(new WitnessRequest(old, path, note).bytes());
  }

  @Test
  void a_log_is_cosigned_from_nothing_and_as_it_grows() throws Exception {
    var client = client();
    cosigned(client);
    cosigned(client);
    log.grow(700);
    cosigned(client);
    log.grow(1);
    cosigned(client);
  }

  @Test
  void a_client_that_forgot_learns_from_the_refusal_where_the_witness_is() throws Exception {
    cosigned(client());
    log.grow(300);
    cosigned(client());
  }

  @Test
  void old_0_is_answered_with_the_size_that_was_seen() throws Exception {
    assertThat(post(0, List.of(), log.note()).statusCode()).isEqualTo(200);
    log.grow(3);
    var answer = post(0, List.of(), log.note());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("5\n");
  }

  @Test
  void a_fork_is_refused_and_both_notes_are_kept() throws Exception {
    cosigned(client());
    var seen = log.note();
    log.forget().grow("{\"type\":\"other\"}", "b", "c", "d", "e");
    assertThat(post(5, List.of(), log.note()).statusCode()).isEqualTo(409);
    assertThatThrownBy(() -> client().cosign(log.note(), log))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another tree of 5 entries");
    assertThat(evidence("shown")).containsExactly(log.note().bytes());
    assertThat(evidence("seen")).containsExactly(seen.bytes());
    log.grow(4);
    assertThatThrownBy(() -> client().cosign(log.note(), log))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status 422");
  }

  private List<byte[]> evidence(String name) throws IOException {
    try (var files = Files.walk(state.resolve("evidence"))) {
      return files
          .filter(file -> file.endsWith(name))
          .map(file -> {
            try {
              return Files.readAllBytes(file);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          })
          .toList();
    }
  }

  @Test
  void a_log_that_went_back_is_refused() throws Exception {
    var five = log.note();
    var early = new SmallLog("small.example/log").signedBy(List.of(log.signer())).grow(5);
    log.grow(4);
    cosigned(client());
    assertThat(post(5, List.of(), five).statusCode()).isEqualTo(409);
    assertThat(post(9, List.of(), five).statusCode()).isEqualTo(400);
    assertThatThrownBy(() -> client().cosign(five, early))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it has seen 9 entries where we have 5");
  }

  @Test
  void strangers_wrong_signatures_wrong_proofs_and_nonsense_are_told_apart() throws Exception {
    cosigned(client());
    var stranger = new SmallLog("other.example/log").grow(1);
    assertThat(post(0, List.of(), stranger.note()).statusCode()).isEqualTo(404);
    var forger = new SmallLog("small.example/log").grow(6);
    assertThat(post(5, List.of(), forger.note()).statusCode()).isEqualTo(403);
    log.grow(2);
    assertThat(post(5, List.of(new byte[32]), log.note()).statusCode()).isEqualTo(422);
    assertThat(post("old 5\n\nnonsense".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    assertThat(post(new byte[(1 << 16) + 1]).statusCode()).isEqualTo(413);
    assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
    assertThat(get("/add-checkpoint/x").statusCode()).isEqualTo(404);
    assertThat(get("/key").body()).isEqualTo(witness.key() + "\n");
    assertThat(get("/").body()).contains("5 entries of small.example/log");
  }

  @Test
  void an_answer_of_ninety_nine_signatures_counts_as_one() throws Exception {
    var rogue = cosigner("rogue.example/w");
    var text = log.note().text();
    var lines = new StringBuilder();
    for (int time = 1; time < 100; time++) {
      lines.append(rogue.sign(text, time).line());
    }
    var server = answering(lines.toString());
    try {
      var at = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var given = new HttpWitness(at, rogue.verifier(), PATIENCE).cosign(log.note(), log);
      assertThat(given).containsExactly(rogue.sign(text, 1));
    } finally {
      server.stop(0);
    }
  }

  private static Signer cosigner(String name) throws Exception {
    var type = SignatureType.COSIGNATURE_ED25519;
    return Signer.of(name, type, Signer.generate(type));
  }

  private static HttpServer answering(String text) throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(UTF_8));
          }
        });
    server.start();
    return server;
  }

  @Test
  void nobody_can_frame_an_honest_log_by_sending_what_it_signed() throws Exception {
    var five = log.note();
    log.grow(2);
    cosigned(client());
    assertThat(post(7, List.of(), five).statusCode()).isEqualTo(400);
    assertThat(post(5, List.of(), five).statusCode()).isEqualTo(409);
    log.grow(2);
    for (int i = 0; i < 20; i++) {
      var madeUp = new byte[32];
      madeUp[0] = (byte) i;
      assertThat(post(7, List.of(madeUp), log.note()).statusCode()).isEqualTo(422);
    }
    assertThat(state.resolve("evidence")).doesNotExist();
    cosigned(client());
  }

  @Test
  void a_fork_is_kept_once_and_no_log_takes_anothers_place() throws Exception {
    var other = new SmallLog("other.example/log").grow(3);
    var desk =
        WitnessDesk.open(
            new org.evenhand.record.seal.DirectoryFolder(state.resolve("own")),
            java.util.Map.of(
                "small.example/log", List.of(log.key()), "other.example/log", List.of(other.key())),
            SmallLog.signer("w.example"),
            InstantSource.system());
    for (var one : List.of(log, other)) {
      assertThat(desk.answer(request(0, one)).status()).isEqualTo(200);
    }
    for (int i = 0; i < 30; i++) {
      log.forget().grow("fork " + i % 15, "b", "c", "d", "e");
      assertThat(desk.answer(request(0, log)).status()).isEqualTo(409);
    }
    other.forget().grow("fork", "b", "c");
    assertThat(desk.answer(request(3, other)).status()).isEqualTo(409);
    try (var kept = Files.list(state.resolve("own/evidence"))) {
      var logs = kept.map(place -> place.getFileName().toString().replaceFirst("-.*", "")).toList();
      assertThat(logs).hasSize(9);
      assertThat(logs.stream().distinct()).hasSize(2);
    }
  }

  private static byte[] request(long old, SmallLog log) {
    return new WitnessRequest(old, List.of(), log.note()).bytes();
  }

  @Test
  void of_many_requests_at_once_each_is_judged_by_what_was_seen() throws Exception {
    var first = log.note();
    log.grow(3);
    var grown = log.note();
    var path = org.evenhand.proof.TileTree.open(log, log.checkpoint()).consistency(5).path();
    var statuses = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
    assertThat(post(0, List.of(), first).statusCode()).isEqualTo(200);
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        boolean old = i % 2 == 0;
        threads.submit(() ->
            statuses.add((old ? post(5, List.of(), first) : post(5, path, grown)).statusCode()));
      }
    }
    assertThat(statuses).hasSize(40).contains(200);
    assertThat(statuses).isSubsetOf(200, 409);
    assertThat(witness.sizes()).containsEntry("small.example/log", 8L);
    assertThat(post(5, List.of(), first).statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(url(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void what_was_seen_and_the_key_outlive_a_restart() throws Exception {
    var key = witness.key();
    cosigned(client());
    witness.close();
    witness = start(new Watched(log.key(), null));
    assertThat(witness.key()).isEqualTo(key);
    log.grow(1);
    assertThat(post(0, List.of(), log.note()).body()).isEqualTo("5\n");
    cosigned(client());
  }

  @Test
  void a_state_that_is_damaged_or_in_use_is_not_begun_anew() throws Exception {
    cosigned(client());
    assertThatThrownBy(() -> start(new Watched(log.key(), null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another witness");
    witness.close();
    try (var seen = Files.list(state.resolve("seen"))) {
      Files.writeString(seen.findFirst().orElseThrow(), "nothing");
    }
    assertThatThrownBy(() -> start(new Watched(log.key(), null)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void answers_of_another_key_are_not_taken() throws Exception {
    var other = SmallLog.signer("witness.example/w1").verifier();
    assertThatThrownBy(() -> new HttpWitness(url("/"), other, PATIENCE).cosign(log.note(), log))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no signature of the key that it is known by");
    var gone = URI.create("http://127.0.0.1:1/");
    assertThatThrownBy(() -> new HttpWitness(gone, other, PATIENCE).cosign(log.note(), log))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void a_witness_that_looks_by_itself_sees_growth_and_forks() throws Exception {
    var prefix = log.serve();
    var desk =
        WitnessDesk.open(
            new org.evenhand.record.seal.DirectoryFolder(state.resolve("own")),
            java.util.Map.of("small.example/log", List.of(log.key())),
            SmallLog.signer("w.example"),
            InstantSource.system());
    try (var watch = new LogWatch(prefix, "small.example/log", desk)) {
      assertThat(watch.judged().status()).isEqualTo(200);
      log.grow(600);
      assertThat(watch.judged().status()).isEqualTo(200);
      assertThat(desk.sizes()).containsEntry("small.example/log", 605L);
      log.forget().grow("x").grow(604);
      assertThat(watch.judged().status()).isEqualTo(409);
      log.grow(10);
      assertThat(watch.judged().status()).isEqualTo(422);
      try (var kept = Files.list(state.resolve("own/evidence"))) {
        assertThat(kept.map(place -> place.getFileName().toString()))
            .anyMatch(place -> place.contains("-605-"))
            .anyMatch(place -> place.contains("-615-"));
      }
      log.forget().grow(3);
      assertThat(watch.judged().status()).isEqualTo(409);
      assertThat(desk.sizes()).containsEntry("small.example/log", 605L);
    }
  }

  @Test
  void a_size_that_no_log_has_does_not_end_the_watch() throws Exception {
    var prefix = log.serve();
    var desk =
        WitnessDesk.open(
            new org.evenhand.record.seal.DirectoryFolder(state.resolve("own")),
            java.util.Map.of("small.example/log", List.of(log.key())),
            SmallLog.signer("w.example"),
            InstantSource.system());
    try (var watch = new LogWatch(prefix, "small.example/log", desk)) {
      var greatest = new Checkpoint("small.example/log", Long.MAX_VALUE, new byte[32]);
      var note = SignedNote.sign(greatest.text(), 0, List.of(log.signer()));
      log.files.put("checkpoint", note.bytes());
      assertThatCode(watch::look).doesNotThrowAnyException();
      assertThatThrownBy(watch::judged)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("there is no ");
      log.sign();
      watch.look();
      assertThat(desk.sizes()).containsEntry("small.example/log", 5L);
    }
  }
}
