package org.evenhand.app.office.acts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evenhand.register.Duties;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegimeId;

/** The part of a {@link TermsText} that is about law, notice of cut-offs and certification. */
final class DutiesText {
  static final String REGIMES = "regimes";
  static final String CUT_OFF_NOTICE = "cut_off_notice_days";
  static final String CERTIFY = "certify_days";
  static final String GRACE = "certify_grace_days";

  private DutiesText() {}

  /** What a version's text says of duties; empty if it says nothing. */
  static Optional<Duties> read(Map<?, ?> map) {
    var regimes = map.get(REGIMES) == null ? List.of() : map.get(REGIMES);
    if (!(regimes instanceof Collection<?> ids)) {
      throw new IllegalArgumentException("regimes is a list of regimes of law");
    }
    var named =
        ids.stream()
            .map(it -> new RegimeId(TermsText.text(REGIMES, it)))
            .collect(Collectors.toUnmodifiableSet());
    int notice = days(map, CUT_OFF_NOTICE);
    int certify = days(map, CERTIFY);
    int grace = days(map, GRACE);
    if (certify == 0 && grace > 0) {
      throw new IllegalArgumentException("certify_grace_days come after certify_days");
    }
    var certification =
        certify == 0
            ? Optional.<Certification>empty()
            : Optional.of(new Certification(certify, grace));
    return named.isEmpty() && notice == 0 && certification.isEmpty()
        ? Optional.empty()
        : Optional.of(new Duties(named, notice, certification));
  }

  private static int days(Map<?, ?> map, String key) {
    return map.get(key) == null ? 0 : TermsText.days(key, map.get(key));
  }

  static void write(Duties duties, StringBuilder text) {
    if (!duties.regimes().isEmpty()) {
      text.append(REGIMES + ": ").append(duties.regimes()).append('\n');
    }
    if (duties.cutOffNoticeDays() > 0) {
      text.append(CUT_OFF_NOTICE + ": ").append(duties.cutOffNoticeDays()).append('\n');
    }
    duties
        .certification()
        .ifPresent(it ->
            text.append(CERTIFY + ": ")
                .append(it.days())
                .append("\n" + GRACE + ": ")
                .append(it.graceDays())
                .append('\n'));
  }
}
