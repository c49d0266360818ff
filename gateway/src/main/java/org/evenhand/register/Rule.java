package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Set;
import org.evenhand.vocabulary.OrganisationId;

/** Whom a programme favours. It is worked out from the register alone, so that anybody can. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Rule.AdSpend.class, name = "ad_spend"),
  @JsonSubTypes.Type(value = Rule.Reciprocity.class, name = "reciprocity"),
  @JsonSubTypes.Type(value = Rule.Listed.class, name = "listed")
})
public sealed interface Rule {
  /**
   * A tier of advertising: whoever surely bought so much in that time, which is where the lower
   * ends of its bands come to so much.
   *
   * @param atLeast in minor units
   * @param currency three capital letters (ISO 4217); others are not counted
   * @param from what was given for days from here on
   * @param until to here
   */
  record AdSpend(long atLeast, String currency, LocalDate from, LocalDate until) implements Rule {
    /** Refuses a tier of nothing, and one without a time. */
    public AdSpend {
      if (atLeast < 1) {
        throw new IllegalArgumentException("a tier begins at 1 minor unit or more");
      }
      Band.of(atLeast, currency);
      ordered(from, until);
    }
  }

  /**
   * Whoever gave data in return.
   *
   * @param from for days from here on
   * @param until to here
   */
  record Reciprocity(LocalDate from, LocalDate until) implements Rule {
    /** Refuses one without a time. */
    public Reciprocity {
      ordered(from, until);
    }
  }

  /** A list made by hand. */
  record Listed(Set<OrganisationId> organisations) implements Rule {
    /** Keeps a copy; refuses an empty list. */
    public Listed {
      organisations = Wellformed.set("organisations", organisations);
    }
  }

  private static void ordered(LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("it ends on " + until + ", before it begins");
    }
  }
}
