package org.evenhand.app.demo.story;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.register.Organisation;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/** Who plays: five organisations and seven apps, all invented. */
public final class Cast {
  /** The app whose agreement is suspended, so that a refusal can be seen. */
  public static final AppId SUSPENDED = new AppId("quiz-box");

  /** The app that stayed with the first terms, whose limits are tight. */
  public static final AppId FIRST_TERMS = new AppId("meadow-study");

  /** The type that is cut off for everybody. */
  public static final DataTypeId CUT_OFF = new DataTypeId("photos.location");

  private static final List<Organisation> ORGANISATIONS =
      List.of(
          organisation("sunny-cartography", "Sunny Cartography Ltd (fictional)"),
          organisation("northstar-retail", "Northstar Retail Inc (fictional)"),
          organisation("quiz-box-studio", "Quiz Box Studio (fictional)"),
          organisation("lantern-circle", "Lantern Circle plc (fictional)"),
          organisation("meadow-institute", "Meadow Institute (fictional)"));

  private static final List<Role> ROLES =
      List.of(
          role(
              "sunny-maps Sunny_Maps sunny-cartography navigation Personalisation 0.55",
              "profile.name profile.location friends photos",
              "friends profile.name",
              "Shows you what is near, and which of your friends know the place."),
          role(
              "northstar-phone Northstar_Phone northstar-retail retail Personalisation 0.34",
              "profile.name profile.birthday profile.email friends",
              "friends profile.name",
              "Fills the address book of your Northstar phone with your friends."),
          role(
              "northstar-shop Northstar_Shop northstar-retail retail Advertising 0.12",
              "profile.name profile.birthday",
              "",
              "Suggests presents, and shows advertisements that fit your age."),
          role(
              "quiz-box Quiz_Box quiz-box-studio games Personalisation 0.25",
              "profile.name profile.birthday friends likes",
              "friends profile.name",
              "Asks what kind of teapot you are, and compares you with your friends."),
          role(
              "lantern Lantern lantern-circle dating ServiceProvision 0.08",
              "profile.name profile.birthday relationship.status relationship.partner friends",
              "friends profile.name relationship.partner",
              "Introduces people who are free to people who are free."),
          role(
              "photo-frame Photo_Frame lantern-circle photography ServiceProvision 0.18",
              "profile.name friends photos photos.tags photos.location",
              "friends profile.name photos photos.tags",
              "Prints an album of the year with the people you spent it with."),
          role(
              "meadow-study Meadow_Study meadow-institute research ScientificResearch 0.05",
              "profile.birthday friends likes relationship.family",
              "friends likes relationship.family",
              "Studies how friendships, families and tastes change with age. Takes no names."));

  private Cast() {}

  /** The organisations. */
  public static List<Organisation> organisations() {
    return ORGANISATIONS;
  }

  /** The apps. */
  public static List<Role> roles() {
    return ROLES;
  }

  private static Organisation organisation(String id, String name) {
    return new Organisation(new OrganisationId(id), name, "AQ", "privacy@" + id + ".example");
  }

  /** Facts are id, name, organisation, category, purpose, share of people, parted by blanks. */
  private static Role role(String facts, String types, String listed, String description) {
    var fact = facts.split(" ", -1);
    return new Role(
        new AppId(fact[0]),
        fact[1].replace('_', ' '),
        new OrganisationId(fact[2]),
        fact[3],
        new Purpose(fact[4]),
        types(types),
        types(listed),
        Double.parseDouble(fact[5]),
        description + " (A fictional app of the demo.)");
  }

  private static Set<DataTypeId> types(String words) {
    return Arrays.stream(words.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(DataTypeId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
