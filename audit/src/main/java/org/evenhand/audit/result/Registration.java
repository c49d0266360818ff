package org.evenhand.audit.result;

import java.util.List;
import java.util.Locale;

/** Whether, and when, the plan that was followed had been registered. */
public sealed interface Registration {
  /** Its name in reports. */
  String standing();

  /**
   * Whether all that was tested is exploratory: with a plan that nobody registered, or only after
   * everything that it judges was known, tests can be chosen by what they show.
   */
  boolean exploratory();

  /** The same in words. */
  String sentence();

  /** All plans that were ever registered in what was audited. */
  List<Registered> plans();

  /** Files were audited, and files are no record. */
  record NoRecord() implements Registration {
    @Override
    public String standing() {
      return "no_record";
    }

    @Override
    public boolean exploratory() {
      return false;
    }

    @Override
    public String sentence() {
      return "The plan was not registered: there is no record to register it in.";
    }

    @Override
    public List<Registered> plans() {
      return List.of();
    }
  }

  /**
   * A record was audited.
   *
   * @param origin the log's name
   * @param size how many entries it had
   * @param root the root over them, in base64
   * @param plans all that were registered in it, oldest first
   * @param differences in what the plan that was followed differs from the one that was registered
   *     last; none if it is registered itself, or none is
   */
  record InRecord(
      String origin, long size, String root, List<Registered> plans, List<String> differences)
      implements Registration {
    private static final int SHOWN = 4;
    private static final int LONGEST = 150;

    public InRecord {
      plans = List.copyOf(plans);
      differences = List.copyOf(differences);
    }

    private Registered followed() {
      return plans.stream()
          .filter(plan -> plan.followed() && plan.genuine())
          .findFirst()
          .orElse(Registered.NONE);
    }

    @Override
    public String standing() {
      var plan = followed();
      if (plan.equals(Registered.NONE)) {
        return "not_registered";
      }
      if (plan.rulingsBefore() == 0) {
        return "before_all_rulings";
      }
      return plan.rulingsAfter() == 0 ? "after_all_rulings" : "before_some_rulings";
    }

    @Override
    public boolean exploratory() {
      return standing().equals("not_registered") || standing().equals("after_all_rulings");
    }

    @Override
    public String sentence() {
      var plan = followed();
      var where =
          String.format(
              Locale.ROOT,
              "The plan was registered as entry %d of the log, under the seal of %s, ",
              plan.entry(),
              plan.at());
      return switch (standing()) {
        case "not_registered" ->
            "The plan is not registered in what is sealed of the record that was audited, so"
                + " everything here is exploratory: tests may have been chosen by what they show."
                + (differences.isEmpty()
                    ? ""
                    : " From the one that was registered last it differs in " + shown() + ".");
        case "before_all_rulings" ->
            where + "before any of the " + number(plan.rulingsAfter()) + " rulings that it judges.";
        case "before_some_rulings" ->
            where
                + "before "
                + number(plan.rulingsAfter())
                + " of the rulings that it judges, and after "
                + number(plan.rulingsBefore())
                + ", which whoever made it could know.";
        default ->
            where
                + "after all "
                + number(plan.rulingsBefore())
                + " rulings that it judges, so everything here is exploratory: tests may have been"
                + " chosen by what they show.";
      };
    }

    /** The first few, none of them long. */
    private String shown() {
      var few =
          differences.stream()
              .limit(SHOWN)
              .map(one -> one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one)
              .toList();
      int more = differences.size() - few.size();
      return String.join("; ", few) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String number(long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
  }

  /**
   * A plan that was registered.
   *
   * @param sha256 its hash
   * @param title what it calls itself
   * @param entry its place in the log
   * @param at when the seal over it was made: it was registered in the same hour, and not later
   * @param by who registered it
   * @param reason why, in their words
   * @param genuine whether the text that was registered has its hash
   * @param rulingsBefore how many of the rulings examined stand before it in the log
   * @param rulingsAfter how many stand after it
   * @param followed whether this audit followed it
   */
  record Registered(
      String sha256,
      String title,
      long entry,
      String at,
      String by,
      String reason,
      boolean genuine,
      long rulingsBefore,
      long rulingsAfter,
      boolean followed) {
    private static final Registered NONE =
        new Registered("", "", 0, "", "", "", false, 0, 0, false);
  }
}
