package org.evenhand.app.demo.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.DocumentHash;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ProposalId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.StatementEvent.ProposalConsidered;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;

/**
 * Three years of a fictional platform in public acts: its officers, some two hundred ordinary
 * organisations with their requests and rulings, the cast of the demo; and, unless it is a fair
 * one, what it did for its friends.
 */
public final class History {
  /** The cut-off that its organisation complains of. */
  public static final CutOffId COMPLAINED_OF = new CutOffId("cut-sparrow");

  private static final String FICTION = " Fictional: played by the demo.";

  private final long seed;
  private final Tale tale;
  private final URI baseUrl;
  private final Instant present;

  /**
   * A history.
   *
   * @param seed what its chances come from
   * @param tale which
   * @param baseUrl where the demo is reached
   * @param present its end
   */
  public History(long seed, Tale tale, URI baseUrl, Instant present) {
    this.seed = seed;
    this.tale = tale;
    this.baseUrl = baseUrl;
    this.present = present;
  }

  /** The exact values that its acts commit to, by name. */
  public Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    var unkept = Amounts.unkept();
    var _ =
        acts((name, value) -> {
          values.put(name, value);
          return unkept.keep(name, value);
        });
    return values;
  }

  /** Its acts, in the order of their times. */
  public List<Timed> acts(Amounts amounts) {
    var weeks = new Weeks(present);
    var all = new ArrayList<>(Staff.acts(weeks));
    all.addAll(PublicActs.timed(baseUrl, present));
    if (tale != Tale.BARE) {
      all.add(plan(weeks));
      all.addAll(Neighbours.acts(seed, weeks, amounts));
      all.addAll(words(weeks));
      all.addAll(Sales.acts(weeks, amounts, tale == Tale.FAVOURS));
    }
    if (tale == Tale.FAVOURS) {
      all.addAll(Favours.acts(weeks, amounts));
    }
    all.sort(Comparator.comparing(Timed::at));
    return List.copyOf(all);
  }

  /** By which plan it is audited, said before the first ruling. */
  private static Timed plan(Weeks weeks) {
    var plan = PlanFile.standard();
    return new Timed(
        weeks.ago(Weeks.ALL),
        new AuditPlanRegistered(
            Staff.POLICY,
            "So that nobody can choose afterwards what is tested." + FICTION,
            new DocumentHash(plan.hash()),
            plan.title(),
            plan.text()));
  }

  /** Who approves what a programme files. */
  public static List<RegisterEvent> approvals(ExceptionId exception) {
    return List.of(
        new ExceptionApproved(Staff.REVIEWER, "The rule says so." + FICTION, exception),
        new ExceptionApproved(Staff.COUNSEL, "The rule says so." + FICTION, exception));
  }

  /** What it said, what it only thought of, and the end of e-mail addresses for everybody. */
  private static List<Timed> words(Weeks weeks) {
    return List.of(
        new Timed(
            weeks.ago(35),
            new StatementMade(
                Staff.CHIEF_EXECUTIVE,
                "Said at a conference." + FICTION,
                new StatementId("same-terms"),
                "Every app gets people's data on the same terms.",
                URI.create("https://platform.example/news/same-terms"),
                LocalDate.ofInstant(weeks.ago(35), ZoneOffset.UTC),
                Optional.of("act.type != 'exception_proposed'"))),
        new Timed(
            weeks.ago(33),
            new ProposalConsidered(
                Staff.VICE_PRESIDENT,
                "Discussed, and put aside." + FICTION,
                new ProposalId("friends-by-the-line"),
                "Charge apps for friends by the line, unless they buy advertising.")),
        new Timed(
            weeks.ago(31),
            new CutOffAnnounced(
                Staff.POLICY,
                "An address is a key to everything else; it ends for every app." + FICTION,
                new CutOffId("cut-profile-email"),
                new Target.OfDataType(new DataTypeId("profile.email")),
                weeks.ago(31),
                weeks.ago(31).plus(Duration.ofDays(120)),
                Optional.of(weeks.ago(31).plus(Duration.ofDays(150))),
                Optional.empty())));
  }
}
