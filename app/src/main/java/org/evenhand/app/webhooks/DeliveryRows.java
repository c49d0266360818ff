package org.evenhand.app.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Addresses, deliveries, and when notices were given, in one table: {@code e} app; {@code d} app 0
 * number; {@code n} cut-off 0 app. The position that the table notes is that of the last act that
 * was followed, in the same write as the deliveries that came of it: a crash finds both or neither.
 */
final class DeliveryRows {
  /** In the place of a position: that of the last act that was followed stays what it is. */
  static final long UNCHANGED = -1;

  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] FROM_ITS_BEGIN = {};

  private final Table table;

  DeliveryRows(Table table) {
    this.table = table;
  }

  /** The position of the last act that was followed. */
  long followed() {
    return table.applied();
  }

  Optional<Endpoint> endpoint(AppId app) {
    return Optional.ofNullable(table.get(key('e', app.value())))
        .map(row -> JSON.readValue(row, Endpoint.class));
  }

  List<Endpoint> endpoints() {
    return all(key('e'), Endpoint.class);
  }

  /** Those of one app that are kept, the oldest first. */
  List<Delivery> deliveries(AppId app) {
    return all(key('d', app.value(), ""), Delivery.class);
  }

  /** All that are kept, those of one app after those of another, the oldest first. */
  List<Delivery> deliveries() {
    return all(key('d'), Delivery.class);
  }

  private <T> List<T> all(byte[] prefix, Class<T> type) {
    var found = new ArrayList<T>();
    table.scan(prefix, FROM_ITS_BEGIN, (_, value) -> found.add(JSON.readValue(value, type)));
    return found;
  }

  Optional<NoticeGiven> notice(CutOffId cutOff, AppId app) {
    return Optional.ofNullable(table.get(key('n', cutOff.value(), app.value())))
        .map(row -> JSON.readValue(row, NoticeGiven.class));
  }

  /** Changes that are written together. */
  final class Change {
    private final List<Table.Batch.Put> puts = new ArrayList<>();
    private final List<byte[]> deletes = new ArrayList<>();

    Change put(Endpoint endpoint) {
      return put(key('e', endpoint.app().value()), endpoint);
    }

    Change remove(Endpoint endpoint) {
      deletes.add(key('e', endpoint.app().value()));
      return this;
    }

    Change put(Delivery one) {
      if (!one.cutOff().isEmpty()) {
        var delivered = Optional.of(one.at()).filter(_ -> one.state() == Delivery.State.DELIVERED);
        put(key('n', one.cutOff(), one.app().value()), new NoticeGiven(one.due(), delivered));
      }
      return put(key(one.app(), one.number()), one);
    }

    /** Forgets what happened long ago. The moments of notices stay. */
    Change forget(AppId app, long number) {
      deletes.add(key(app, number));
      return this;
    }

    private Change put(byte[] key, Object row) {
      puts.add(new Table.Batch.Put(key, JSON.writeValueAsBytes(row)));
      return this;
    }

    void write() {
      write(UNCHANGED);
    }

    /** And notes up to where the acts were followed. Survives loss of power once this returns. */
    void write(long followed) {
      table.write(new Table.Batch(puts, deletes, followed), Table.Durability.SYNCED);
    }
  }

  Change change() {
    return new Change();
  }

  private static byte[] key(AppId app, long number) {
    var begin = key('d', app.value(), "");
    return ByteBuffer.allocate(begin.length + Long.BYTES).put(begin).putLong(number).array();
  }

  /** Ids hold no zero byte, so none begins as another's key goes on. */
  private static byte[] key(char kind, String... parts) {
    var key = new ByteArrayOutputStream();
    key.write(kind);
    key.writeBytes(String.join("\0", parts).getBytes(UTF_8));
    return key.toByteArray();
  }
}
