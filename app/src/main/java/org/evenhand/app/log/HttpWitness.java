package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.NoteSignature;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileReader;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.WitnessRequest;
import org.evenhand.record.seal.Witness;

/** A witness that is asked over HTTP (C2SP tlog-witness). Its answers are verified before use. */
public final class HttpWitness implements Witness, AutoCloseable {
  private static final long MOST_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final HttpClient client = Exchange.client();
  private final URI url;
  private final VerifierKey key;
  private final Duration patience;
  // What it cosigned last, as far as we know: after a restart, its first answer says.
  private volatile long seen;

  /**
   * A witness.
   *
   * @param url its submission prefix
   * @param key its verifier key; signatures of other keys are set aside
   * @param patience how long one answer may take
   */
  public HttpWitness(URI url, VerifierKey key, Duration patience) {
    this.url = URI.create(url.toString().replaceAll("/+$", "") + "/add-checkpoint");
    this.key = key;
    this.patience = patience;
  }

  @Override
  public List<NoteSignature> cosign(SignedNote note, TileReader tiles) throws IOException {
    try {
      var checkpoint = Checkpoint.parse(note.text());
      long old = seen <= checkpoint.size() ? seen : 0;
      var answer = ask(old, note, checkpoint, tiles);
      if (answer.statusCode() == CONFLICT) {
        long told = told(answer, checkpoint, old);
        seen = told; // whatever comes of the second request
        answer = ask(told, note, checkpoint, tiles);
        if (answer.statusCode() == CONFLICT) {
          var _ = told(answer, checkpoint, told);
        }
      }
      var signatures = signatures(answer, note);
      seen = checkpoint.size();
      return signatures;
    } catch (ProofException wrong) {
      throw refused(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private HttpResponse<byte[]> ask(
      long old, SignedNote note, Checkpoint checkpoint, TileReader tiles)
      throws IOException, ProofException {
    var body = new WitnessRequest(old, path(old, checkpoint, tiles), note).bytes();
    var request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return Exchange.send(client, request, MOST_BYTES, patience);
  }

  private static List<byte[]> path(long old, Checkpoint checkpoint, TileReader tiles)
      throws IOException, ProofException {
    return old == 0 || old == checkpoint.size()
        ? List.of()
        : TileTree.open(tiles, checkpoint).consistency(old).path();
  }

  /** The size that the witness saw last, out of its refusal. */
  private long told(HttpResponse<byte[]> answer, Checkpoint checkpoint, long old)
      throws IOException {
    long told;
    try {
      told = Long.parseLong(new String(answer.body(), US_ASCII).strip());
    } catch (NumberFormatException unlike) {
      throw refused("its answer 409 names no size", unlike);
    }
    if (told > checkpoint.size()) {
      throw refused("it has seen " + told + " entries where we have " + checkpoint.size(), null);
    }
    if (told == old || told < 0) {
      throw refused("it has seen another tree of " + told + " entries", null);
    }
    return told;
  }

  private List<NoteSignature> signatures(HttpResponse<byte[]> answer, SignedNote note)
      throws IOException, ProofException {
    if (answer.statusCode() != OK) {
      throw refused("it answers with status " + answer.statusCode(), null);
    }
    var own =
        SignedNote.parseSignatures(answer.body()).stream()
            .filter(one -> one.id() == key.id() && one.name().equals(key.name()))
            .toList();
    if (own.isEmpty()) {
      throw refused("its answer has no signature of the key that it is known by", null);
    }
    // One is all that it can say; a note has no room for whatever else it sends along.
    var first = List.of(own.getFirst());
    new SignedNote(note.text(), first).verifiedBy(List.of(key));
    return first;
  }

  private IOException refused(String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new IOException("witness " + key.name() + ": " + why, cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  @Override
  public String toString() {
    return key.name();
  }
}
