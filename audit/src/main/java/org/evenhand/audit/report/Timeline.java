package org.evenhand.audit.report;

import java.time.LocalDate;
import java.util.List;
import org.evenhand.audit.result.AuditResult.Notice;

/**
 * Notices in time, one to a row: from the announcement to the day it bites, and where access was
 * let go on, to the day it truly ended. A short notice has a shape and a word of its own.
 */
final class Timeline {
  private static final int MOST_MARKS = 6;
  private static final int[] STEPS = {1, 2, 3, 6, 12, 24, 60, 120, 600};

  private final Html out;
  private final LocalDate from;
  private final LocalDate to;
  private final Scale x;

  private Timeline(Html out, List<Notice> notices) {
    this.out = out;
    this.from = notices.stream().map(Notice::announced).min(LocalDate::compareTo).orElseThrow();
    this.to = notices.stream().map(Notice::ended).max(LocalDate::compareTo).orElseThrow();
    this.x = new Scale((double) from.toEpochDay(), (double) to.toEpochDay() + 1, 1, 99);
  }

  static void draw(Html out, List<Notice> notices) {
    var timeline = new Timeline(out, notices);
    out.raw("<ol class=\"forest\">");
    notices.forEach(timeline::row);
    out.raw("</ol>");
    timeline.axis();
  }

  /** Whom a notice touched. */
  static String who(Notice notice) {
    return notice.organisations() == 1
        ? notice.who()
        : notice.who() + " and " + Numbers.of(notice.organisations() - 1.0) + " more";
  }

  private double at(LocalDate day) {
    return x.at((double) day.toEpochDay());
  }

  private void row(Notice notice) {
    boolean longer = notice.ended().isAfter(notice.effective());
    out.add(
        "<li><span>%s: %s</span><svg aria-hidden=\"true\">",
        notice.what(), Html.shortened(who(notice), 44));
    out.add(
        "<line class=\"bar\" x1=\"%s%%\" x2=\"%s%%\" y1=\"50%%\" y2=\"50%%\"/>",
        at(notice.announced()), at(notice.effective()));
    if (longer) {
      out.add(
          "<line class=\"on\" x1=\"%s%%\" x2=\"%s%%\" y1=\"50%%\" y2=\"50%%\"/>",
          at(notice.effective()), at(notice.ended()));
    }
    out.add(
        "<text text-anchor=\"middle\" x=\"%s%%\" y=\"50%%\" dy=\"5\">%s</text><text"
            + " text-anchor=\"middle\" x=\"%s%%\" y=\"50%%\" dy=\"5\">%s</text></svg>",
        at(notice.announced()),
        notice.isShort() ? "▲" : "○",
        at(notice.ended()),
        longer ? "◆" : "●");
    out.add(
        "<span class=\"quiet\">%s: %s%s%s</span></li>",
        notice.announced(),
        days(notice.noticeDays()),
        notice.isShort() ? " ▲ short" : "",
        longer ? ", then " + Numbers.of((double) notice.lenienceDays()) + " more ◆" : "");
  }

  private static String days(long days) {
    return Numbers.of((double) days) + (days == 1 ? " day" : " days");
  }

  /** Firsts of months, as many as there is room for. */
  private void axis() {
    out.raw("<div class=\"forest axis\" aria-hidden=\"true\"><span></span><svg>");
    int step = STEPS[STEPS.length - 1];
    for (int candidate : STEPS) {
      if (from.plusMonths((long) candidate * MOST_MARKS).isAfter(to)) {
        step = candidate;
        break;
      }
    }
    var first = from.withDayOfMonth(1).withMonth(1);
    for (var day = first; !day.isAfter(to); day = day.plusMonths(step)) {
      if (!day.isBefore(from)) {
        out.add(
            "<text class=\"q\" text-anchor=\"middle\" x=\"%s%%\" y=\"14\">%s</text>",
            at(day), step >= 12 ? String.valueOf(day.getYear()) : day.toString().substring(0, 7));
      }
    }
    out.raw("</svg><span></span></div>");
  }
}
