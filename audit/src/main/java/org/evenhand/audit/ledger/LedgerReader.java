package org.evenhand.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.verify.EntryVisitor;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.RecordVerifier;
import org.evenhand.proof.verify.Subject;
import org.evenhand.proof.verify.Trust;

/**
 * Reads a public record while the proof room's verifier goes through it. All acts are kept, as a
 * platform itself keeps them; of tallies only sums are.
 */
public final class LedgerReader {
  private static final int MOST_UNREAD = 100;
  // Subjects, by the first of these members that an act has.
  private static final List<String> NAMES =
      List.of(
          "credit_note",
          "invoice",
          "request",
          "exception",
          "consideration",
          "complaint",
          "deal",
          "tie",
          "statement",
          "proposal",
          "programme",
          "transfer",
          "cut_off",
          "regulator",
          "report",
          "plan",
          "officer",
          "id",
          "app",
          "organisation",
          "terms");

  private final RegisterFold fold = new RegisterFold();
  private final Promises promises = new Promises();
  private final Map<Tallied.Key, Tallied> tallied = new TreeMap<>();
  private final List<LoggedAct> acts = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private Optional<Ledger.Named> checkpoint = Optional.empty();
  private Instant asOf = Instant.EPOCH;
  private long sealedTo;
  private long tallies;
  private long restLines;

  private final long size;

  private LedgerReader(long size) {
    this.size = size;
  }

  /** Whether an entry is behind the state that is read. */
  private boolean isLater(long index) {
    return size > 0 && index >= size;
  }

  /** An act whose seal has not come. */
  private record Waiting(long index, String json) {}

  /** What a seal says of the acts under it. */
  private record Seal(long from, long to, Instant at) {}

  /**
   * Verifies and reads.
   *
   * @param given a platform's folder, a copy of its public log, or a public log's address
   * @param trust whom to believe
   * @param progress hears how far it is
   * @throws IllegalArgumentException if there is nothing of that kind; the message says so
   * @throws IOException if something that is there can't be read
   */
  public static Ledger read(String given, Trust trust, Progress progress) throws IOException {
    return read(given, trust, progress, 0);
  }

  /**
   * Verifies all of a record, and reads it as it was.
   *
   * @param size how many entries its log had then; 0 for all that it has
   * @throws IllegalArgumentException if there is nothing of that kind, or the log never had so many
   *     entries; the message says so
   * @throws IOException if something that is there can't be read
   */
  public static Ledger read(String given, Trust trust, Progress progress, long size)
      throws IOException {
    var subject = Subject.of(given);
    if (subject instanceof Subject.ProofFile(var file)) {
      throw new IllegalArgumentException(file + " is the proof of one line, not a record");
    }
    var reader = new LedgerReader(size);
    var report = RecordVerifier.verify(subject, trust, null, progress, reader.new Hearing());
    reader.checkpoint.ifPresent(found -> {
      if (size > found.size()) {
        throw new IllegalArgumentException(
            "the log of " + given + " has " + found.size() + " entries, not " + size);
      }
    });
    return new Ledger(
        report,
        reader.checkpoint,
        reader.asOf,
        reader.acts,
        reader.fold.register(),
        reader.promises.verdicts(),
        List.copyOf(reader.tallied.values()),
        reader.tallies,
        reader.restLines,
        reader.gaps,
        reader.unread);
  }

  private final class Hearing implements EntryVisitor {
    @Override
    public void checkpoint(Checkpoint it) {
      var root = it.text().lines().skip(2).findFirst().orElse("");
      checkpoint = Optional.of(new Ledger.Named(it.origin(), it.size(), root));
    }

    @Override
    public long earlierSize() {
      return size;
    }

    @Override
    public void earlier(byte[] root) {
      checkpoint =
          checkpoint.map(now ->
              new Ledger.Named(now.origin(), size, Base64.getEncoder().encodeToString(root)));
    }

    @Override
    public void act(long index, byte[] json) {
      if (isLater(index)) {
        return;
      }
      waiting.add(new Waiting(index, new String(json, UTF_8)));
    }

    @Override
    public void seal(long index, long from, long to, Instant at) {
      if (isLater(index)) {
        return;
      }
      if (from > sealedTo + 1) {
        gaps.add(new Gap(sealedTo + 1, from - 1, index));
      }
      sealedTo = Math.max(sealedTo, to);
      asOf = at.isAfter(asOf) ? at : asOf;
      waiting.forEach(act -> read(act, new Seal(from, to, at)));
      waiting.clear();
    }

    @Override
    public void tally(long index, String hour, byte[] csv) {
      if (isLater(index)) {
        return;
      }
      tallies++;
      TallyRow.of(csv).forEach(row -> count(index, row));
    }
  }

  private void read(Waiting act, Seal under) {
    try {
      var json = ActJson.of(act.json());
      var logged = logged(act, under, json);
      acts.add(logged);
      fold.apply(logged, json);
      promises.act(logged);
      if (logged.type().equals("statement_made")) {
        promises.add(fold.statement(json.text("statement")), acts);
      }
    } catch (UnreadableAct | NumberFormatException wrong) {
      if (unread.size() < MOST_UNREAD) {
        unread.add("entry " + act.index() + ": " + wrong.getMessage());
      }
    }
  }

  private static LoggedAct logged(Waiting act, Seal under, ActJson json) {
    return new LoggedAct(
        act.index(),
        under.at(),
        json.text("type"),
        json.actor("actor"),
        subject(json),
        json.text("reason"),
        act.json(),
        under.from(),
        under.to());
  }

  private static String subject(ActJson json) {
    return NAMES.stream()
        .filter(json::has)
        .findFirst()
        .map(name -> json.isText(name) ? json.text(name) : json.in(name).idOf())
        .orElse("");
  }

  private void count(long index, TallyRow row) {
    promises.tally(index, row);
    if (row.isRest()) {
      restLines += row.lines();
    } else {
      tallied.merge(row.key(), Tallied.of(index, row), Tallied::plus);
    }
  }
}
