package org.evenhand.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.people.intake.PeopleImport;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Table;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;

/** People over a table, driven as the log drives a fold: entries in order, one at a time. */
final class PeopleWorld {
  static final Catalogue CATALOGUE = CatalogueFile.builtIn();
  static final Arrival.Origin HERE = new Arrival.Origin("test", 0, 0);

  final Table table;
  final People people;
  final List<Entry> entries = new ArrayList<>();
  final List<Integer> keysMade = new ArrayList<>();
  private long position;

  PeopleWorld(Table table) {
    this.table = table;
    this.people = new People(table);
    this.position = table.applied();
  }

  /** A new world in memory with so many people, named "1", "2"…, whose numbers are their names. */
  static PeopleWorld of(int size) {
    var world = new PeopleWorld(new MemoryTable());
    var everybody = new ArrayList<Arrival.Someone>();
    for (int i = 1; i <= size; i++) {
      everybody.add(
          new Arrival.Someone(HERE, "" + i, Map.of("name", "Name " + i, "birthday", "1990-01-02")));
    }
    world.intake().run(Gathered.graph("test", everybody, List.of()), _ -> {}, (_, _) -> {});
    return world;
  }

  /** The same record and vault over a table that a restart found; the fold has caught up. */
  PeopleWorld restarted(Table found) {
    var again = new PeopleWorld(found);
    again.keysMade.addAll(keysMade);
    entries.stream()
        .filter(entry -> entry.position() > found.applied())
        .forEach(entry -> again.people.apply(List.of(entry), entry.position()));
    again.entries.addAll(entries);
    again.position = position;
    return again;
  }

  /** Imports, with no problem expected. */
  void run(Gathered source) {
    intake()
        .run(
            source,
            problem -> {
              throw new AssertionError(problem.text());
            },
            (_, _) -> {});
  }

  PeopleImport intake() {
    return new PeopleImport(people, new Vault(), CATALOGUE, this::append);
  }

  long append(Change change) {
    var entry = new Entry(++position, Instant.EPOCH.plusSeconds(position), change);
    entries.add(entry);
    people.apply(List.of(entry), position);
    return position;
  }

  static PersonId p(int number) {
    return new PersonId(number);
  }

  /** Notes for whom keys were asked. */
  private final class Vault implements KeyVault {
    @Override
    public void create(PersonId first, PersonId last) {
      for (int i = first.number(); i <= last.number(); i++) {
        keysMade.add(i);
      }
    }

    @Override
    public int highest() {
      return keysMade.stream().mapToInt(made -> made).max().orElse(0);
    }

    @Override
    public Optional<PersonKeys> keys(PersonId person) {
      return Optional.empty();
    }

    @Override
    public boolean destroyed(PersonId person) {
      return false;
    }

    @Override
    public void erase(PersonId person) {
      keysMade.remove((Integer) person.number());
    }

    @Override
    public byte[] installationKey(String use, String context, int bytes) {
      return new byte[bytes];
    }
  }
}
