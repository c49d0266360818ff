package org.evenhand.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.Consents;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.erasure.Erasures;
import org.evenhand.people.CatalogueFile;
import org.evenhand.people.People;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.people.intake.ImportCopies;
import org.evenhand.people.intake.ImportSource;
import org.evenhand.people.intake.PeopleImport;
import org.evenhand.people.owner.OwnActs;
import org.evenhand.people.owner.OwnLists;
import org.evenhand.people.owner.OwnView;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Log;
import org.evenhand.record.LogConfiguration;
import org.evenhand.record.Table;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.register.LawFile;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/** A whole platform but the network, of real parts, in a folder. */
final class Town implements AutoCloseable {
  static final Catalogue CATALOGUE = CatalogueFile.builtIn();
  private static final Arrival.Origin HERE = new Arrival.Origin("town", 0, 0);

  final TownClock clock;
  final FileKeyVault vault;
  final FrameCodec codec;
  final ImportCopies imports;
  final People people;
  final Consents consents;
  final Register register;
  final Erasures erasures;
  final ErasureActs erasureActs;
  final Log log;
  final ConsentActs consentActs;
  final OwnActs own;
  final OwnLists lists;
  final OwnView view;
  final Offices offices;
  final Gate gate;
  final Path folder;
  private final Function<String, Table> tables;
  private boolean closed;
  private final Map<PersonId, String> names = new ConcurrentHashMap<>();

  private Town(Path folder, Function<String, Table> tables, TownClock clock) {
    this.folder = folder;
    this.tables = tables;
    this.clock = clock;
    var random = new SecureRandom();
    try {
      vault = new FileKeyVault(folder.resolve("vault"), random);
      imports = new ImportCopies(folder.resolve("imports"), vault);
      people = new People(tables.apply("people"), imports);
      consents = Consents.open(tables.apply("consent"), clock);
      register = Register.open(tables.apply("register"), CATALOGUE);
      codec = new FrameCodec(CATALOGUE, vault, random, 1 << 20);
      erasures =
          Erasures.open(
              tables.apply("erasure"),
              vault,
              person -> {
                codec.forget(person);
                LastAccesses.erase(tables.apply("last-accesses"), person);
              });
      log =
          Log.open(
              LogConfiguration.small(),
              DirectoryLogFiles.open(folder.resolve("log")),
              codec,
              clock,
              clock::nanos,
              List.of(consents, register, erasures, people),
              (message, cause) -> {
                throw new AssertionError(message, cause);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    consentActs = new ConsentActs(log, vault, consents, CATALOGUE, random);
    own = new OwnActs(log::append);
    lists = new OwnLists(tables.apply("people"), log::appendAll);
    view = new OwnView(tables.apply("people"), CATALOGUE);
    erasureActs = new ErasureActs(erasures, log::append, log::now);
    offices = new Offices(new RegisterActs(log, register, LawFile.builtIn()), clock);
    gate = Gate.open(parts());
  }

  private GateParts parts() {
    return new GateParts(
        CATALOGUE,
        log,
        codec,
        vault,
        register,
        consents,
        consentActs,
        people,
        new Disclosure(tables.apply("people"), CATALOGUE),
        tables.apply("limits"),
        tables.apply("last-accesses"));
  }

  /** A town of these people, named "Ann" for {@code ann}, born on 2 January 1990. */
  static Town of(Path folder, String... keys) {
    var inMemory = new ConcurrentHashMap<String, Table>();
    return of(folder, name -> inMemory.computeIfAbsent(name, _ -> new MemoryTable()), keys);
  }

  /** The same, its tables given. */
  static Town of(Path folder, Function<String, Table> tables, String... keys) {
    var town = new Town(folder, tables, new TownClock());
    town.settle(List.of(keys));
    return town;
  }

  /** More people move in. */
  void settle(List<String> keys) {
    var arriving = new ArrayList<Arrival.Someone>();
    for (var key : keys) {
      var name = key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1);
      arriving.add(new Arrival.Someone(HERE, key, Map.of("name", name, "birthday", "1990-01-02")));
    }
    comes(Gathered.graph("a town's people", arriving, List.of()));
    keys.forEach(key -> names.put(person(key), key));
  }

  /** Something is imported. */
  void comes(ImportSource source) {
    new PeopleImport(people, vault, CATALOGUE, log::append, imports)
        .run(
            source,
            problem -> {
              throw new AssertionError(problem);
            },
            (_, _) -> {});
  }

  PersonId person(String key) {
    return people.person(key).orElseThrow();
  }

  SignedIn me(String key) {
    return new SignedIn(person(key));
  }

  /** The key of a person. */
  String key(PersonId person) {
    var name = names.get(person);
    if (name == null) {
      throw new AssertionError("nobody is number " + person.number());
    }
    return name;
  }

  void friends(String one, String... others) {
    for (var other : others) {
      own.befriend(me(one), person(other));
    }
  }

  void passes(Duration time) {
    clock.pass(time);
  }

  /** Closes everything as a process that ends does, and opens it anew; nobody moves. */
  Town reopened() {
    close();
    var again = new Town(folder, tables, clock);
    again.names.putAll(names);
    return again;
  }

  /** The same, these tables being lost. */
  Town reopenedWithout(String... lost) {
    close();
    var gone = java.util.Set.of(lost);
    var empty = new ConcurrentHashMap<String, Table>();
    var again =
        new Town(
            folder,
            name ->
                gone.contains(name)
                    ? empty.computeIfAbsent(name, _ -> new MemoryTable())
                    : tables.apply(name),
            clock);
    again.names.putAll(names);
    return again;
  }

  /** A gate as a start after a crash would open it: on what has been saved until now. */
  Gate anotherGate() {
    return Gate.open(parts());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    gate.close();
    log.close();
    people.close();
    vault.close();
  }
}
