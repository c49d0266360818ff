package org.evenhand.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.app.api.GatePort;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.gate.OwnFrame;
import org.evenhand.gate.TokenPowers;
import org.evenhand.people.rows.FriendsRow;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.ProfileRow;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Told;
import org.evenhand.vocabulary.Told.ToldList;
import org.evenhand.vocabulary.Value;

/**
 * What a server without Evenhand's work would do: reads the viewer's friends and the rows of the
 * people to show, decodes them, and has them written out. It never decides and never records. Which
 * people it shows, it learns from the real gate's first answer to the same question, so that both
 * send the same bytes. Only the harness may ever have such a thing.
 */
final class UndecidedGate implements GatePort {
  private final GatePort real;
  private final Table people;
  private final List<Field> fields;
  private final Map<Asked, Outcome.Answered> first = new ConcurrentHashMap<>();

  UndecidedGate(GatePort real, Table people, Catalogue catalogue) {
    this.real = real;
    this.people = people;
    this.fields =
        catalogue.fields().stream().filter(field -> field.of() == ObjectKind.PERSON).toList();
  }

  private record Asked(GrantId grant, Query query) {}

  @Override
  public Outcome answer(Caller caller, String operation, Query query) {
    var known =
        first.computeIfAbsent(
            new Asked(caller.grant(), query), _ -> learn(caller, operation, query));
    if (query instanceof Query.Many) {
      var row = Objects.requireNonNull(people.get(Key.friends(caller.viewer())));
      if (FriendsRow.numbers(row).length == 0) {
        throw new IllegalStateException("a viewer without friends");
      }
    }
    return new Outcome.Answered(
        known.position(), read(known.told()), known.budget(), known.drawn());
  }

  private Outcome.Answered learn(Caller caller, String operation, Query query) {
    if (real.answer(caller, operation, query) instanceof Outcome.Answered answered) {
      return answered;
    }
    throw new IllegalStateException("the real gate refused " + operation);
  }

  private ToldList read(ToldList shown) {
    var keys = new ArrayList<byte[]>(shown.items().size());
    for (var item : shown.items()) {
      keys.add(Key.profile(person(item.line())));
    }
    var rows = people.getAll(keys).iterator();
    var items = new ArrayList<Told>(keys.size());
    for (var item : shown.items()) {
      items.add(new Told(item.line(), item.key(), values(item.line(), rows.next()), List.of()));
    }
    return new ToldList(shown.edge(), shown.owner(), items, shown.before(), shown.after());
  }

  private List<Value> values(Line line, byte[] row) {
    var held = ProfileRow.of(row).held();
    var values = new ArrayList<Value>();
    for (var field : fields) {
      var value = held.get(field.number());
      if (value != null && (line.fields() & field.bit()) != 0) {
        values.add(value.as(field));
      }
    }
    return values;
  }

  private static PersonId person(Line line) {
    if (line instanceof Line.OfPerson of) {
      return of.subject();
    }
    throw new IllegalStateException("the harness asks for people alone");
  }

  @Override
  public Outcome goOn(Outcome.Answered looked, Caller caller, String operation, Query query) {
    throw new IllegalStateException("the harness asks for people alone");
  }

  @Override
  public Optional<Outcome.Refused> ask(AppId app, String operation) {
    return real.ask(app, operation);
  }

  @Override
  public boolean couldAsk(Caller caller, DataTypeId type) {
    return real.couldAsk(caller, type);
  }

  @Override
  public long refuse(Caller caller, String operation, Reason reason) {
    throw new IllegalStateException("the harness asks nothing wrong");
  }

  @Override
  public TokenPowers powers(Caller caller) {
    return real.powers(caller);
  }

  @Override
  public Outcome.Budget budget(AppId app) {
    return real.budget(app);
  }

  @Override
  public OwnFrame lines(AppId app, String operation, long position) {
    return new OwnFrame.None(budget(app));
  }

  @Override
  public Ids ids(AppId app) {
    return real.ids(app);
  }
}
