package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.evenhand.register.Law.Cited;
import org.evenhand.register.Law.Demand;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.vocabulary.Catalogue;

/** Whether an act keeps to what terms promise, and to the rules of law that they name. */
final class LawChecks {
  private final RegisterSnapshot now;
  private final Catalogue catalogue;
  private final Law law;
  private final Instant at;

  LawChecks(RegisterSnapshot now, Catalogue catalogue, Law law, Instant at) {
    this.now = now;
    this.catalogue = catalogue;
    this.law = law;
    this.at = at;
  }

  void terms(Terms terms) {
    terms.regimes().forEach(id -> known(law.regime(id).isPresent(), "regime of law", id));
    law.cited(terms.regimes()).forEach(cited -> terms(cited, terms));
  }

  private void terms(Cited cited, Terms terms) {
    switch (cited.provision().demand()) {
      case TERMS_NOTICE -> {
        atLeast(cited, "notice_days", terms.noticeDays());
        require(
            now.termsVersions().isEmpty() || later(terms.effectiveFrom(), days(cited)),
            cited
                + ": changed terms take effect "
                + days(cited)
                + " days from now at the earliest");
      }
      case CUT_OFF_NOTICE -> atLeast(cited, "cut_off_notice_days", terms.cutOffNoticeDays());
      case CERTIFICATION -> certification(cited, terms);
      // Reasons and departures are public whatever the terms say; what must be free they can't
      // know.
      case REASONS, DISCLOSURE, FREE_ACCESS -> {}
    }
  }

  private static void atLeast(Cited cited, String what, int days) {
    require(
        days >= days(cited),
        cited + " demands " + days(cited) + " days at least: " + what + " is " + days);
  }

  private static void certification(Cited cited, Terms terms) {
    int grace = cited.provision().graceDays();
    require(
        terms
            .certification()
            .filter(it -> it.days() <= days(cited) && it.graceDays() <= grace)
            .isPresent(),
        cited
            + " demands that use is certified every "
            + days(cited)
            + " days, with "
            + grace
            + " days of grace at most");
  }

  private static int days(Cited cited) {
    return cited.provision().days();
  }

  private boolean later(Instant instant, int days) {
    return !instant.isBefore(at.plus(Duration.ofDays(days)));
  }

  /** An emergency's has no notice (P2B art. 4(4)); that it was one, another officer must find. */
  void announced(CutOffAnnounced e) {
    if (e.reviewBy().isEmpty()) {
      for (var app : now.apps()) {
        now.agreement(app.id())
            .filter(one -> one.state() != Agreement.State.ENDED)
            .filter(one -> e.target().singlesOut(app) || e.target().ends(one, catalogue))
            .ifPresent(one -> notice(e, now.terms(one.terms()).orElseThrow()));
      }
    }
  }

  private void notice(CutOffAnnounced e, Terms terms) {
    for (var cited : demanded(terms)) {
      require(
          later(e.effectiveAt(), days(cited)),
          cited + ": a cut-off takes effect " + days(cited) + " days from now at the earliest");
    }
    int promised = terms.cutOffNoticeDays();
    require(
        promised == 0 || later(e.effectiveAt(), promised),
        "terms "
            + terms.version()
            + " promise that a cut-off takes effect "
            + promised
            + " days from now at the earliest");
  }

  private List<Cited> demanded(Terms terms) {
    return law.cited(terms.regimes())
        .filter(one -> one.provision().demand() == Demand.CUT_OFF_NOTICE)
        .toList();
  }

  /** What the platform ends at once it would cut off without notice. */
  void ended(AgreementEnded e) {
    var agreement = now.agreement(e.id());
    if (e.actor().role().equals(Actor.DEVELOPER) || agreement.isEmpty()) {
      return;
    }
    var terms = now.terms(agreement.get().terms()).orElseThrow();
    if (cutOff(agreement.get())) {
      return;
    }
    var rule = ": announce a cut-off of the app, and end its agreement once that holds";
    demanded(terms).stream().findFirst().ifPresent(cited -> require(false, cited + rule));
    require(terms.cutOffNoticeDays() == 0, "terms " + terms.version() + " promise notice" + rule);
  }

  /** Whether its app was cut off, whatever else stands in its way. */
  private boolean cutOff(Agreement agreement) {
    var app = now.app(agreement.app());
    return now.cutOffs().stream()
        .filter(notice -> notice.bites(at))
        // An emergency's counts once another officer upheld it: one alone ends nothing for good.
        .filter(notice ->
            notice.reviewBy().isEmpty()
                || notice.review().filter(CutOffNotice.Review::upheld).isPresent())
        .anyMatch(notice -> app.filter(notice.target()::singlesOut).isPresent());
  }
}
