package org.evenhand.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/** Gathers one person's rows, as of one moment, into what each app has and had. */
final class AccessPage {
  private final Table.View view;
  private final Instant now;
  private final TreeMap<AppId, Parts> apps = new TreeMap<>();

  AccessPage(Table.View view, Instant now) {
    this.view = view;
    this.now = now;
  }

  List<AppAccess> of(PersonId person) {
    var prefix = Keys.person(person);
    view.scan(
        prefix,
        prefix,
        (key, value) -> {
          add(key, value);
          return true;
        });
    var all = new ArrayList<AppAccess>(apps.size());
    apps.forEach((app, parts) -> all.add(parts.of(app)));
    return List.copyOf(all);
  }

  private void add(byte[] key, byte[] value) {
    var reader = new Keys.Reader(key, Integer.BYTES + 1);
    var app = new AppId(reader.name());
    var parts = apps.computeIfAbsent(app, _ -> new Parts());
    switch (key[Integer.BYTES]) {
      case Keys.HELD -> parts.held(held(key, value));
      case Keys.GRANTS -> parts.grant(grant(key));
      case Keys.HISTORY -> parts.history.add(Bytes.event(reader.int64(), value));
      default -> throw new IllegalStateException("the consent table has an unknown kind of row");
    }
  }

  private static Held held(byte[] key, byte[] value) {
    return Bytes.held(new Keys.Reader(key, Integer.BYTES + 1).set(), value);
  }

  private Grant grant(byte[] key) {
    var id = Applying.grantIn(key);
    var row = view.get(Keys.grant(id));
    if (row == null) {
      throw new IllegalStateException("the consent table points to a grant that it lacks");
    }
    return Bytes.grant(id, row);
  }

  private final class Parts {
    private final List<Held> held = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final List<ConsentEvent> history = new ArrayList<>();

    void held(Held one) {
      if (now.isBefore(one.until())) {
        held.add(one);
      }
    }

    void grant(Grant one) {
      if (one.livesAt(now)) {
        grants.add(one);
      }
    }

    AppAccess of(AppId app) {
      grants.sort(
          Comparator.comparing(Grant::given).thenComparingLong(grant -> grant.id().number()));
      return new AppAccess(app, held, grants, history);
    }
  }
}
