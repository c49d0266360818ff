package org.evenhand.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.OrganisationId;

/** What is agreed with one organisation beside the terms, and what each side gives. */
public sealed interface DealEvent extends RegisterEvent {
  /**
   * A deal is being discussed.
   *
   * @param deal the deal
   * @param organisation with whom
   * @param title what it is called
   * @param gives what the platform gives, each in a sentence
   * @param gets what the platform gets, each in a sentence
   * @param instigator who began it
   */
  record DealOpened(
      Actor actor,
      String reason,
      DealId deal,
      OrganisationId organisation,
      String title,
      List<String> gives,
      List<String> gets,
      Actor instigator)
      implements DealEvent {
    /** Keeps copies; refuses malformed texts. */
    public DealOpened {
      Wellformed.text("title", title, 200);
      gives = List.copyOf(gives);
      gets = List.copyOf(gets);
      gives.forEach(one -> Wellformed.text("gives", one, 500));
      gets.forEach(one -> Wellformed.text("gets", one, 500));
    }
  }

  /**
   * A deal went on.
   *
   * @param to where it stands now; never back
   * @param document the SHA-256 of the paper that says so
   */
  record DealMoved(
      Actor actor, String reason, DealId deal, Deal.State to, Optional<Commitment> document)
      implements DealEvent {}

  /**
   * Something that one side gives.
   *
   * @param consideration which
   * @param organisation who gives it, or gets it
   * @param deal for which deal; empty if for none that is known
   * @param kind what
   * @param amount in which band, in minor units of the currency; empty where there is no amount
   * @param from the first day that it is for
   * @param until the last day
   * @param commitment to the exact amount
   */
  record ConsiderationRecorded(
      Actor actor,
      String reason,
      ConsiderationId consideration,
      OrganisationId organisation,
      Optional<DealId> deal,
      Consideration.Kind kind,
      Optional<Band> amount,
      LocalDate from,
      LocalDate until,
      Commitment commitment)
      implements DealEvent {
    /** Refuses a period that ends before it begins. */
    public ConsiderationRecorded {
      if (until.isBefore(from)) {
        throw new IllegalArgumentException("it ends on " + until + ", before it begins");
      }
    }
  }
}
