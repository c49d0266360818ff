package org.evenhand.app.log;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.evenhand.app.log.WitnessDesk.Answer;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.WitnessRequest;
import org.evenhand.proof.verify.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one log by itself, rather than waiting to be asked, and lets the desk judge it. */
public final class LogWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final RemoteLog remote;
  private final String origin;
  private final WitnessDesk desk;
  private boolean wrong;

  /**
   * A watch.
   *
   * @param prefix of the log's URLs
   * @param origin the log that is to be found there
   */
  public LogWatch(URI prefix, String origin, WitnessDesk desk) {
    this.remote = new RemoteLog(prefix);
    this.origin = origin;
    this.desk = desk;
  }

  /** Looks once; what is wrong goes to the operator's log, once until it is well again. */
  public void look() {
    String what;
    try {
      var answer = judged();
      what = answer.status() == OK ? "" : "refused: " + words(answer);
    } catch (IOException unreachable) {
      what = String.valueOf(unreachable.getMessage());
    } catch (ProofException unlike) {
      what = "what it serves is not what it signed: " + unlike.getMessage();
    } catch (RuntimeException unforeseen) {
      // The clock that calls this would never call again.
      LOG.error("Looking at {} failed; it is tried again", remote.prefix(), unforeseen);
      what = "it could not be looked at";
    }
    if (what.isEmpty() == wrong) {
      wrong = !what.isEmpty();
      LOG.warn("{} {}", remote.prefix(), wrong ? Printable.of(what) : "is well again");
    }
  }

  private static String words(Answer answer) {
    var body = answer.body().strip();
    return answer.status() == CONFLICT
        ? "it shows a smaller tree, or another, than the " + body + " entries that were seen"
        : body;
  }

  /** What the desk says of the log's newest checkpoint, its growth proven from its tiles. */
  Answer judged() throws IOException, ProofException {
    var note = SignedNote.parse(remote.need("checkpoint"));
    var shown = Checkpoint.parse(note.text());
    if (!shown.origin().equals(origin)) {
      throw new ProofException.Untrusted("it is the log " + shown.origin());
    }
    long old = desk.sizes().getOrDefault(origin, 0L);
    // A smaller tree than was seen has no proof to offer; the desk says what that is.
    List<byte[]> path = old == shown.size() || shown.size() < old ? List.of() : grown(shown, old);
    return desk.answerOwn(new WitnessRequest(Math.min(old, shown.size()), path, note).bytes());
  }

  private List<byte[]> grown(Checkpoint shown, long old) throws IOException, ProofException {
    var tree = TileTree.open(remote.whole(), shown);
    return old == 0 ? List.of() : tree.consistency(old).path();
  }

  @Override
  public void close() {
    remote.close();
  }
}
