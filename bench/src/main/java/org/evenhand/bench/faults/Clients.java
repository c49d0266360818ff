package org.evenhand.bench.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;

/** Clients that call as fast as they are answered, and keep what they received in full. */
final class Clients implements AutoCloseable {
  private static final String FRIENDS = "/v1/me/friends";
  private static final String ME = "/v1/me";

  private final int port;
  private final List<Holder> holders;
  private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  private Clients(int port, List<Holder> holders) {
    this.port = port;
    this.holders = holders;
  }

  /** Starts them; each ends when the server no longer answers. */
  static Clients start(int port, List<Holder> holders, int connections, Random random) {
    var clients = new Clients(port, holders);
    for (int i = 0; i < connections; i++) {
      var own = new Random(random.nextLong());
      clients.threads.add(Thread.ofVirtual().name("client-" + i).start(() -> clients.run(own)));
    }
    return clients;
  }

  // An answer is kept only when its last byte is here: the body handler completes with the end that
  // Content-Length or the last chunk tells of, and fails when the connection breaks before it.
  private void run(Random random) {
    try {
      while (true) {
        received.add(call(holders.get(random.nextInt(holders.size())), random.nextInt(4) > 0));
      }
    } catch (IOException killed) {
      // This is what was to happen; the unfinished answer counts as not received.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Received call(Holder holder, boolean friends) throws IOException, InterruptedException {
    var path = friends ? FRIENDS : ME;
    var answer = get(path + "?fields=id,name" + (friends ? "&limit=50" : ""), holder.token());
    long position = answer.headers().firstValueAsLong("Evenhand-Record").orElse(0);
    if (answer.statusCode() != 200) {
      return received(holder, path, answer.statusCode(), position, 0, 0);
    }
    var body = json.readTree(answer.body());
    if (!friends) {
      return received(holder, path, 200, position, 1, body.has("name") ? 1 : 0);
    }
    int named = 0;
    for (var friend : body.get("data")) {
      named += friend.has("name") ? 1 : 0;
    }
    return received(holder, path, 200, position, body.get("data").size(), named);
  }

  private static Received received(
      Holder holder, String path, int status, long position, int people, int named) {
    return new Received(
        holder.app(), holder.person(), "GET " + path, status, position, people, named);
  }

  /** How many answers they have so far. */
  int many() {
    return received.size();
  }

  /** One call, outside the load. */
  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until all have ended; what they received. */
  List<Received> ended() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
    return List.copyOf(received);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
