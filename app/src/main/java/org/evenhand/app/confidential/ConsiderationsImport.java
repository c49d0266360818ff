package org.evenhand.app.confidential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.evenhand.people.intake.Problem;
import org.evenhand.people.intake.Progress;
import org.evenhand.register.Actor;
import org.evenhand.register.Commitment;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterRefused;

/**
 * Brings in what was given. The whole file is read and held against the register first: where one
 * line is wrong, nothing is recorded. What stands already is passed over, so the same file can be
 * brought in again, also after it was cut short.
 */
public final class ConsiderationsImport {
  private static final Actor IMPORT = new Actor(Actor.SYSTEM, "import");
  private static final int TOLD_EACH = 100;

  private final Register register;
  private final RegisterActs acts;
  private final Openings openings;

  /** Brings them into a register. */
  public ConsiderationsImport(Register register, RegisterActs acts, Openings openings) {
    this.register = register;
    this.acts = acts;
    this.openings = openings;
  }

  /**
   * What came of it.
   *
   * @param recorded how many are new
   * @param stood how many stood before
   */
  public record Done(long recorded, long stood) {}

  /**
   * Brings a file in.
   *
   * @param reason why, for the public: where the figures come from
   * @param problems told of each line that is wrong
   * @throws NothingImported if one was
   * @throws RegisterRefused if an act cannot be for a reason that no line shows
   */
  public Done run(Path file, String reason, Consumer<Problem> problems, Progress progress)
      throws IOException, NothingImported {
    var found = new ArrayList<Problem>();
    progress.at("reading", 0);
    var all = new ConsiderationsFile(found::add).read(file);
    var missing = new ArrayList<Given>();
    for (var given : all) {
      if (!stands(given, found)) {
        missing.add(given);
      }
    }
    found.sort(Comparator.comparingLong(problem -> problem.at().line()));
    found.forEach(problems);
    if (!found.isEmpty()) {
      throw new NothingImported(found.size());
    }
    record(missing, reason, progress);
    return new Done(missing.size(), all.size() - missing.size());
  }

  /** Whether it is in the register as it is. */
  private boolean stands(Given given, List<Problem> problems) {
    var now = register.snapshot();
    var there = now.deals().consideration(given.id());
    if (there.isPresent()) {
      var opening = openings.of(given.name());
      boolean same =
          opening.filter(one -> one.value().equals(given.value())).isPresent()
              && there.get().equals(given.as(opening.get().commitment()));
      if (!same) {
        problems.add(
            given
                .row()
                .problem("id", "as it was recorded", "the particulars that it was recorded with"));
      }
      return true;
    }
    if (now.organisation(given.organisation()).isEmpty()) {
      problems.add(given.row().problem("organisation", "registered", "one of the register"));
    }
    given
        .deal()
        .filter(deal ->
            now.deals()
                .deal(deal)
                .filter(one -> one.organisation().equals(given.organisation()))
                .isEmpty())
        .ifPresent(deal ->
            problems.add(
                given.row().problem("deal", "a deal with it", "a deal of that organisation")));
    return false;
  }

  private void record(List<Given> all, String reason, Progress progress) throws IOException {
    var values = new LinkedHashMap<String, String>();
    all.forEach(given -> values.put(given.name(), given.value()));
    Map<String, Commitment> commitments = new HashMap<>(openings.keep(values));
    long done = 0;
    for (var given : all) {
      acts.record(act(given, reason, commitments));
      if (++done % TOLD_EACH == 0) {
        progress.at("recording", done);
      }
    }
  }

  private static ConsiderationRecorded act(
      Given given, String reason, Map<String, Commitment> commitments) {
    var commitment = commitments.get(given.name());
    if (commitment == null) {
      throw new IllegalStateException("no opening was kept of " + given.name());
    }
    return new ConsiderationRecorded(
        IMPORT,
        reason,
        given.id(),
        given.organisation(),
        given.deal(),
        given.kind(),
        given.band(),
        given.from(),
        given.until(),
        commitment);
  }
}
