package org.evenhand.people.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.ListsRow;
import org.evenhand.people.rows.PrivacyRow;
import org.evenhand.people.rows.ProfileRow;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/** Names of friends, as far as their privacy lets a friend see them. */
final class NamesOfOthers {
  private final Table table;
  private final Field name;
  private final Audience usual;

  NamesOfOthers(Table table, Catalogue catalogue) {
    this.table = table;
    this.name =
        catalogue
            .field(ObjectKind.PERSON, "name")
            .orElseThrow(() -> new IllegalArgumentException("the catalogue has no field 'name'"));
    this.usual = catalogue.type(name.type()).orElseThrow().defaultAudience();
  }

  Optional<String> own(PersonId me) {
    var text = text(table.get(Key.profile(me)));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** One for each friend, empty where there is none to see. */
  List<String> of(PersonId me, List<PersonId> friends) {
    var profiles = table.getAll(friends.stream().map(Key::profile).toList());
    var privacies = table.getAll(friends.stream().map(Key::privacy).toList());
    var names = new ArrayList<String>(friends.size());
    var lists = lists(me);
    for (int i = 0; i < friends.size(); i++) {
      var friend = friends.get(i);
      boolean seen = visible(me, friend, lists, privacies.get(i), Audience.FRIENDS);
      names.add(seen ? text(profiles.get(i)) : "");
    }
    return names;
  }

  /** That of somebody who is no friend; empty where there is none to see. */
  String ofStranger(PersonId me, PersonId other) {
    return visible(me, other, lists(me), table.get(Key.privacy(other)), Audience.EVERYONE)
        ? text(table.get(Key.profile(other)))
        : "";
  }

  /** Whose lists for names name this person. */
  private ListsRow lists(PersonId me) {
    var row = table.get(Key.listers(me, name.type()));
    return row == null ? new ListsRow() : ListsRow.of(row);
  }

  private boolean visible(
      PersonId me, PersonId other, ListsRow lists, byte @Nullable [] row, Audience least) {
    var privacy = row == null ? new PrivacyRow() : PrivacyRow.of(row);
    if (privacy.blockBetween(me) || lists.keptOut().contains(other.number())) {
      return false;
    }
    var audience = privacy.chosen().getOrDefault(name.type(), usual);
    return lists.letIn().contains(other.number()) || audience.compareTo(least) <= 0;
  }

  private String text(byte @Nullable [] profile) {
    if (profile == null) {
      return "";
    }
    var held = ProfileRow.of(profile).held().get(name.number());
    return held instanceof ProfileRow.Held.Words words ? words.text() : "";
  }
}
