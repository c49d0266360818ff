package org.evenhand.gate.replay;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evenhand.record.KeyVault;
import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/**
 * Who stands behind a tag: the tags of everyone, worked out for one epoch and app at a time. Few
 * tables are kept, since a record goes on from week to week.
 */
final class TagBook {
  private static final int MOST_ENTRIES = 4_000_000;
  private final KeyVault vault;
  private final LinkedHashMap<Scope, Table> tables = new LinkedHashMap<>(16, 0.75f, true);

  TagBook(KeyVault vault) {
    this.vault = vault;
  }

  /** The person; empty if nobody who has a key has this tag. */
  Optional<PersonId> person(int epoch, AppId app, Bits128 tag) {
    var table = tables.computeIfAbsent(new Scope(epoch, app), Table::new);
    var found = table.person(tag);
    shrink();
    return found;
  }

  private void shrink() {
    int held = tables.values().stream().mapToInt(table -> table.people.size()).sum();
    while (held > MOST_ENTRIES && tables.size() > 1) {
      held -= tables.pollFirstEntry().getValue().people.size();
    }
  }

  private record Scope(int epoch, AppId app) {}

  private final class Table {
    private final Scope scope;
    private final Map<Bits128, PersonId> people = new HashMap<>();
    private int upTo;

    Table(Scope scope) {
      this.scope = scope;
    }

    Optional<PersonId> person(Bits128 tag) {
      if (!people.containsKey(tag)) {
        grow();
      }
      return Optional.ofNullable(people.get(tag));
    }

    private void grow() {
      int last = vault.highest();
      while (upTo < last) {
        var person = new PersonId(++upTo);
        vault
            .keys(person)
            .map(keys -> ByteBuffer.wrap(keys.tag(scope.epoch(), scope.app().value())))
            .ifPresent(bytes -> people.put(new Bits128(bytes.getLong(), bytes.getLong()), person));
      }
    }
  }
}
