package org.evenhand.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what role somebody acts in the office. */
public enum OfficeRole {
  /** Proposes, approves, rules, cuts off. */
  OFFICER,
  /** Looks at the whole register, and orders holds. */
  REGULATOR,
  /** Acts for an organisation; their id is the organisation's. */
  DEVELOPER;

  /** As public acts say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that a word stands for. */
  public static Optional<OfficeRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
