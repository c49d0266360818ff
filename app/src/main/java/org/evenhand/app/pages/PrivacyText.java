package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.people.owner.Choice;
import org.evenhand.people.owner.Friend;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.SignedIn;

/** Words who among people may see what of a person. */
final class PrivacyText {
  /** So many friends are offered at a time. */
  static final int FRIENDS = 20;

  private static final int LOOKED_THROUGH = 5_000;
  private final OwnView own;
  private final OwnLists lists;
  private final AppDirectory directory;
  private final Catalogue catalogue;

  PrivacyText(OwnView own, OwnLists lists, AppDirectory directory, Catalogue catalogue) {
    this.own = own;
    this.lists = lists;
    this.directory = directory;
    this.catalogue = catalogue;
  }

  /** The types that something is of: those that the rule asks the audience of. */
  static List<DataTypeId> types(Catalogue catalogue) {
    return List.copyOf(
        Stream.concat(
                catalogue.fields().stream().map(Field::type),
                Arrays.stream(Edge.values()).map(Edge::type))
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
  }

  /**
   * The page.
   *
   * @param find the name, or part of one, that friends are looked for by
   */
  PrivacyView view(SignedIn me, List<String> done, String find) {
    var choices = own.privacy(me);
    var sought = find.toLowerCase(Locale.ROOT);
    var friends =
        own.friends(me, 0, LOOKED_THROUGH).friends().stream()
            .filter(friend -> !friend.name().isEmpty())
            .filter(friend -> friend.name().toLowerCase(Locale.ROOT).contains(sought))
            .limit(FRIENDS + 1L)
            .map(PrivacyText::eyes)
            .toList();
    return new PrivacyView(
        done,
        types(catalogue).stream()
            .flatMap(
                type -> Optional.ofNullable(choices.get(type)).map(c -> line(me, type, c)).stream())
            .toList(),
        directory.apps().stream()
            .map(app -> new PrivacyView.Eyes(app.id().value(), app.name()))
            .toList(),
        find,
        friends.stream().limit(FRIENDS).toList(),
        friends.size() > FRIENDS);
  }

  private static PrivacyView.Eyes eyes(Friend friend) {
    return new PrivacyView.Eyes(Integer.toString(friend.person().number()), friend.name());
  }

  private PrivacyView.Line line(SignedIn me, DataTypeId type, Choice choice) {
    return new PrivacyView.Line(
        type.value(),
        Words.title(catalogue, type),
        note(type),
        ListedPeopleText.counted(lists, me, type),
        Arrays.stream(Audience.values())
            .map(audience ->
                new PrivacyView.Option(
                    audience.name(), words(audience), audience == choice.audience()))
            .toList());
  }

  private static String note(DataTypeId type) {
    return switch (type.value()) {
      case "friends" -> say("Who may see that you are their friend, in a list of theirs.");
      case "photos" -> say("Who may see your photos. On each, everyone tagged decides, too.");
      case "photos.tags" -> say("Who may see that you are tagged on a photo.");
      case "photos.location" -> say("Who may see where your photos were taken.");
      default -> "";
    };
  }

  static String words(Audience audience) {
    return switch (audience) {
      case EVERYONE -> say("Everyone");
      case FRIENDS_OF_FRIENDS -> say("Friends and their friends");
      case FRIENDS -> say("Friends");
      case ONLY_ME -> say("Only you");
    };
  }

  /** What an act did, and when. */
  String done(DataTypeId type, Audience audience, long position, java.time.Instant at) {
    return say(
        "{0}: from now on seen by “{1}”. Recorded on {2}, at position {3}; every app’s very next"
            + " request is decided by it.",
        Words.title(catalogue, type), words(audience), Words.moment(at), Long.toString(position));
  }
}
