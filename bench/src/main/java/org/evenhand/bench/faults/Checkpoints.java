package org.evenhand.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.verify.Earlier;
import org.evenhand.proof.verify.KeyArgument;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.RecordVerifier;
import org.evenhand.proof.verify.Report;
import org.evenhand.proof.verify.Report.Counted;
import org.evenhand.proof.verify.Subject;
import org.evenhand.proof.verify.Trust;

/**
 * Somebody who keeps every checkpoint that they can get, from the server and from its folder, and
 * holds the record against them. Believes the keys that the log had at first.
 */
final class Checkpoints {
  private static final int PAUSE_MILLIS = 40;

  private final Path platform;
  private final Trust trust;
  private final NavigableMap<Long, Earlier> kept = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

  private long looked;

  Checkpoints(Path platform) throws IOException {
    this.platform = platform;
    var keys = KeyArgument.keys(platform.resolve("public/key").toString());
    this.trust = new Trust(keys, List.of(), 0);
  }

  /** Keeps what is published until the server no longer answers. */
  Thread watch(int port) {
    return Thread.ofVirtual().name("checkpoints").start(() -> run(port));
  }

  private void run(int port) {
    var uri = URI.create("http://127.0.0.1:" + port + "/log/checkpoint");
    try (var http = HttpClient.newHttpClient()) {
      while (true) {
        var request = HttpRequest.newBuilder(uri).build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          keep("fetched", answer.body());
        } else {
          faults.add("the checkpoint is answered with " + answer.statusCode());
        }
        keepPublished();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException killed) {
      // This is what was to happen.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps the one that lies in the folder. */
  void keepPublished() throws IOException {
    keep("in the folder", Files.readAllBytes(platform.resolve("public/checkpoint")));
  }

  private void keep(String from, byte[] bytes) {
    try {
      var one = Earlier.parse("the checkpoint " + from, bytes);
      var other = kept.putIfAbsent(one.checkpoint().size(), one);
      if (other != null && !other.checkpoint().equals(one.checkpoint())) {
        faults.add("two trees of one size were signed: " + other.checkpoint().text());
      }
    } catch (Malformed wrong) {
      faults.add("no checkpoint, " + from + ": " + new String(bytes, UTF_8));
    }
  }

  int many() {
    return kept.size();
  }

  /** The newest that was kept. */
  Earlier newest() {
    return kept.lastEntry().getValue();
  }

  /** A whole check of a record, which must have grown from that checkpoint. */
  Report verify(Path record, Earlier earlier) throws IOException {
    var subject = new Subject.WholeRecord(record);
    return RecordVerifier.verify(subject, trust, earlier, Progress.silent());
  }

  /**
   * What does not hold after a restart: the record is right, it grew from every checkpoint that was
   * kept since the last look (and so from those before), and what was answered is sealed.
   */
  List<String> faults(long answered) throws IOException {
    keepPublished();
    for (var earlier : List.copyOf(kept.tailMap(looked).values())) {
      var report = verify(platform, earlier);
      report.problems().forEach(problem -> faults.add("the verifier says: " + problem));
      long sealed = report.count(Counted.FRAMES) - report.count(Counted.UNSEALED);
      if (sealed < answered) {
        faults.add("position " + answered + " was answered, and " + sealed + " are sealed");
      }
    }
    looked = kept.lastKey();
    var found = new ArrayList<String>(faults);
    faults.clear();
    return found;
  }
}
