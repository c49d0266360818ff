package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.Table;
import org.evenhand.store.memory.MemoryTable;

/** A register, its acts, and a journal that gives each act a position and applies it at once. */
final class Office implements Journal {
  final Table table = new MemoryTable();
  final List<Entry> entries = new ArrayList<>();
  final Register register = Register.open(table, Types.CATALOGUE);
  final RegisterActs acts = new RegisterActs(this, register, this::now, LawFile.builtIn());
  Duration ahead = Duration.ZERO;

  /** The record's time: a second for each act, and as far ahead as was set. */
  Instant now() {
    return Acts.START.plusSeconds(entries.size() + 1L).plus(ahead);
  }

  @Override
  public long append(Change change) {
    var position = entries.size() + 1L;
    var entry = new Entry(position, now(), change);
    entries.add(entry);
    register.apply(List.of(entry), position);
    return position;
  }

  /** Everything that a state answers, for comparison. */
  static List<Object> answers(Register register) {
    var now = register.snapshot();
    var all = new ArrayList<Object>();
    all.add(now.position());
    all.add(now.apps());
    all.add(now.organisations());
    all.add(now.termsVersions());
    all.add(now.cutOffs());
    all.add(now.officers().all());
    all.add(now.officers().ties());
    all.add(now.officers().challenges());
    all.add(now.deals().all());
    all.add(now.deals().considerations());
    all.add(now.exceptions().all());
    all.add(now.exceptions().refused());
    all.add(now.requests().all());
    all.add(now.requests().complaints());
    all.add(now.statements().all());
    all.add(now.statements().proposals());
    all.add(now.programmes().all());
    all.add(now.transfers().all());
    all.add(now.invoices().all());
    all.add(now.regulators().all());
    all.add(now.audits().plans());
    all.add(now.audits().reports());
    for (var app : now.apps()) {
      all.add(now.agreement(app.id()));
      all.add(now.facts(app.id()));
      for (int hours = 0; hours < 60; hours += 10) {
        all.add(now.standing(app.id(), Acts.START.plusSeconds(3600L * hours)));
      }
    }
    return all;
  }
}
