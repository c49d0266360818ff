package org.evenhand.app.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.app.demo.story.Role;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.world.World;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;

/**
 * Who must stand in whose friend list, reckoned the slow and plain way: a loop over friends, sets
 * of plain values, nothing of the rooms that are checked with it (gate, decide, consent, people).
 */
final class PlainReckoning {
  static final DataTypeId FRIENDS = new DataTypeId("friends");
  static final DataTypeId NAME = new DataTypeId("profile.name");

  private final Map<PersonId, ? extends Set<PersonId>> friends;
  private final Map<PersonId, String> names = new HashMap<>();
  private final Map<AppId, Map<PersonId, Set<DataTypeId>>> yes = new HashMap<>();
  private final Set<Secret> onlyMe = new HashSet<>();
  private final Set<Pair> blocked = new HashSet<>();

  /** Something that somebody shows to nobody. */
  private record Secret(PersonId person, DataTypeId type) {}

  /** One looks, the other must not be seen. */
  private record Pair(PersonId one, PersonId other) {}

  /** Why a friend is not in a list; the first that holds. */
  enum Missing {
    VIEWER_SAID_NO,
    FRIEND_SAID_NO,
    ONLY_ME,
    BLOCKED
  }

  PlainReckoning(Map<PersonId, ? extends Set<PersonId>> friends, World world, List<Said> said) {
    this.friends = friends;
    world.people().forEach(person -> names.put(person.id(), person.name()));
    for (var one : said) {
      yes.computeIfAbsent(one.role().id(), _ -> new HashMap<>()).put(one.person(), stands(one));
    }
    for (var choice : world.privacy()) {
      if (choice.audience() == Audience.ONLY_ME) {
        onlyMe.add(new Secret(choice.person(), choice.type()));
      }
    }
    // Neither sees the other, whoever of the two blocks.
    for (var block : world.blocks()) {
      blocked.add(new Pair(block.person(), block.other()));
      blocked.add(new Pair(block.other(), block.person()));
    }
  }

  /**
   * What is left of a yes. Who narrows takes back the last type by name, and what lies below it.
   */
  private static Set<DataTypeId> stands(Said said) {
    return switch (said.later()) {
      case STANDS -> said.types();
      case WITHDRAWN, STOPPED -> Set.of();
      case NARROWED -> {
        var left = new TreeSet<String>();
        said.types().forEach(type -> left.add(type.value()));
        var last = left.last();
        left.removeIf(type -> type.equals(last) || type.startsWith(last + "."));
        var types = new HashSet<DataTypeId>();
        left.forEach(type -> types.add(new DataTypeId(type)));
        yield types;
      }
    };
  }

  /** The whole list: whom the app must see, and under which name; empty where it sees none. */
  Map<PersonId, Optional<String>> list(PersonId viewer, Role role) {
    var list = new TreeMap<PersonId, Optional<String>>();
    for (var friend : friends.get(viewer)) {
      if (missing(viewer, friend, role).isEmpty()) {
        boolean named = said(role, friend, NAME) && !onlyMe.contains(new Secret(friend, NAME));
        list.put(friend, named ? Optional.ofNullable(names.get(friend)) : Optional.empty());
      }
    }
    return list;
  }

  /** Why a friend must not be in it; empty if they must. */
  Optional<Missing> missing(PersonId viewer, PersonId friend, Role role) {
    if (!said(role, viewer, FRIENDS)) {
      return Optional.of(Missing.VIEWER_SAID_NO);
    }
    if (!said(role, friend, FRIENDS)) {
      return Optional.of(Missing.FRIEND_SAID_NO);
    }
    if (onlyMe.contains(new Secret(friend, FRIENDS))) {
      return Optional.of(Missing.ONLY_ME);
    }
    return blocked.contains(new Pair(viewer, friend))
        ? Optional.of(Missing.BLOCKED)
        : Optional.empty();
  }

  Set<PersonId> friends(PersonId viewer) {
    return friends.get(viewer);
  }

  private boolean said(Role role, PersonId person, DataTypeId type) {
    return yes.getOrDefault(role.id(), Map.of()).getOrDefault(person, Set.of()).contains(type);
  }
}
