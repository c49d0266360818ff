package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Duties;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/**
 * What an app and a person gain and lose when one version of the terms takes the place of another.
 * What widens an app's offer is the app's gain and the person's loss, though nothing of it is shown
 * without the person's yes; only the number of calls is the app's matter alone.
 */
final class TermsDiff {
  private final Catalogue catalogue;
  private final List<Change> changes = new ArrayList<>();

  /** Whose matter a change is. */
  enum Side {
    APP,
    PERSON
  }

  /**
   * One thing that is gained or lost.
   *
   * @param side by whom
   * @param gain whether it is gained
   * @param about {@code offer}, {@code eligible}, {@code price}, {@code calls_per_hour}, {@code
   *     people_per_hour}, {@code retention_days}, {@code notice_days}, {@code cut_off_notice_days},
   *     {@code certify_days} or {@code regime}
   * @param subject the data type, of an offer or a price of one with its purpose, or the regime;
   *     empty for the others
   * @param before the figure, condition or price before; empty for an offer
   * @param after the figure, condition or price after; empty for an offer
   * @param words the same as a sentence
   */
  record Change(
      Side side,
      boolean gain,
      String about,
      String subject,
      String before,
      String after,
      String words) {}

  private TermsDiff(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Compares two versions. */
  static List<Change> between(Terms from, Terms to, Catalogue catalogue) {
    var diff = new TermsDiff(catalogue);
    diff.offers(to.offers(), from.offers(), true);
    diff.offers(from.offers(), to.offers(), false);
    diff.conditions(from, to);
    diff.changes.addAll(Prices.changes(from, to, catalogue));
    diff.calls(from.limits().callsPerHour(), to.limits().callsPerHour());
    diff.people(from.limits().peoplePerHour(), to.limits().peoplePerHour());
    diff.retention(from.retentionDays(), to.retentionDays());
    diff.figure(
        Side.APP,
        to.noticeDays() > from.noticeDays(),
        "notice_days",
        from.noticeDays(),
        to.noticeDays(),
        "Days of notice before later terms take effect: ");
    diff.figure(
        Side.APP,
        to.cutOffNoticeDays() > from.cutOffNoticeDays(),
        "cut_off_notice_days",
        from.cutOffNoticeDays(),
        to.cutOffNoticeDays(),
        "Days of notice before a cut-off takes effect: ");
    diff.certification(from, to);
    diff.regimes(from, to);
    return List.copyOf(diff.changes);
  }

  /** What one offer has and the other lacks, by what permission for a type covers. */
  private void offers(
      Map<DataTypeId, Set<Purpose>> has, Map<DataTypeId, Set<Purpose>> lacks, boolean wider) {
    new TreeMap<>(has)
        .forEach((type, purposes) -> {
          for (var purpose : new TreeSet<>(purposes)) {
            if (!covered(lacks, type, purpose)) {
              offer(type, purpose, wider);
            }
          }
        });
  }

  private boolean covered(Map<DataTypeId, Set<Purpose>> offers, DataTypeId type, Purpose purpose) {
    return offers.entrySet().stream()
        .anyMatch(
            offer -> offer.getValue().contains(purpose) && catalogue.covers(offer.getKey(), type));
  }

  private void offer(DataTypeId type, Purpose purpose, boolean wider) {
    var what = "“" + Words.title(catalogue, type) + "”, for " + Phrases.purpose(purpose);
    var subject = type + " " + purpose;
    add(
        Side.APP,
        wider,
        "offer",
        subject,
        (wider ? "It may ask people for " : "It may no longer ask people for ") + what + ".");
    add(
        Side.PERSON,
        !wider,
        "offer",
        subject,
        (wider ? "Apps may ask you for " : "Apps may no longer ask you for ") + what + ".");
  }

  /** A condition takes from some apps what it leaves to others. */
  private void conditions(Terms from, Terms to) {
    for (var type : both(from, to)) {
      var before = from.eligibility().getOrDefault(type, "");
      var after = to.eligibility().getOrDefault(type, "");
      if (!before.equals(after)) {
        var what = "“" + Words.title(catalogue, type) + "” is offered to ";
        var now = after.isEmpty() ? "whoever accepts the terms" : "apps where " + after;
        var then = before.isEmpty() ? "whoever accepts the terms" : "apps where " + before;
        var words = what + now + ", instead of " + then + ".";
        changes.add(
            new Change(Side.APP, after.isEmpty(), "eligible", type.value(), before, after, words));
      }
    }
  }

  private static Set<DataTypeId> both(Terms from, Terms to) {
    var both = new TreeSet<>(from.offers().keySet());
    both.retainAll(to.offers().keySet());
    return both;
  }

  private void calls(long before, long after) {
    figure(Side.APP, after > before, "calls_per_hour", before, after, "Its calls in an hour: ");
  }

  private void people(long before, long after) {
    var words = "What an app may be shown in an hour, in lines about people: ";
    figure(Side.APP, after > before, "people_per_hour", before, after, words);
    figure(Side.PERSON, after < before, "people_per_hour", before, after, words);
  }

  private void retention(long before, long after) {
    figure(
        Side.APP,
        after > before,
        "retention_days",
        before,
        after,
        "Days for which it may keep what it was shown: ");
    figure(
        Side.PERSON,
        after < before,
        "retention_days",
        before,
        after,
        "Days for which an app may keep what it was shown about you: ");
  }

  /** What an app must certify more often a person learns more often. */
  private void certification(Terms from, Terms to) {
    long before = from.certification().map(Duties.Certification::days).orElse(0);
    long after = to.certification().map(Duties.Certification::days).orElse(0);
    boolean stricter = after > 0 && (before == 0 || after < before);
    var words = "Days after which an app certifies again what it uses data for (0: never): ";
    figure(Side.APP, !stricter, "certify_days", before, after, words);
    figure(Side.PERSON, stricter, "certify_days", before, after, words);
  }

  private void regimes(Terms from, Terms to) {
    for (var id : to.regimes()) {
      if (!from.regimes().contains(id)) {
        add(Side.APP, true, "regime", id.value(), "The terms name " + id + " as law that binds.");
      }
    }
    for (var id : from.regimes()) {
      if (!to.regimes().contains(id)) {
        add(Side.APP, false, "regime", id.value(), "The terms name " + id + " no longer.");
      }
    }
  }

  private void add(Side side, boolean gain, String about, String subject, String words) {
    changes.add(new Change(side, gain, about, subject, "", "", words));
  }

  private void figure(
      Side side, boolean gain, String about, long before, long after, String words) {
    if (before != after) {
      var told = words + Phrases.number(after) + " instead of " + Phrases.number(before) + ".";
      changes.add(
          new Change(side, gain, about, "", Long.toString(before), Long.toString(after), told));
    }
  }
}
