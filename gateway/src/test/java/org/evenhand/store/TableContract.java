package org.evenhand.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Batch;
import org.evenhand.record.Table.Durability;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class TableContract {
  abstract Table table();

  @Test
  void what_was_written_is_read() {
    var table = table();
    table.write(puts("a", "1", "b", "2"), Durability.PROCESS);

    assertThat(text(table.get(bytes("a")))).isEqualTo("1");
    assertThat(table.get(bytes("c"))).isNull();
    assertThat(
            table.getAll(List.of(bytes("b"), bytes("c"), bytes("a"))).stream()
                .map(TableContract::text))
        .containsExactly("2", null, "1");
    assertThat(table.getAll(List.of())).isEmpty();
  }

  @Test
  void deletes_come_before_puts_and_a_later_put_wins() {
    var table = table();
    var puts = List.of(put("a", "1"), put("a", "2"));
    table.write(new Batch(puts, List.of(bytes("a")), -1), Durability.SYNCED);
    assertThat(text(table.get(bytes("a")))).isEqualTo("2");
    table.write(new Batch(List.of(), List.of(bytes("a")), -1), Durability.PROCESS);
    assertThat(table.get(bytes("a"))).isNull();
  }

  @Test
  void the_applied_position_is_kept_and_is_no_row() {
    var table = table();
    assertThat(table.applied()).isZero();
    table.write(new Batch(List.of(), List.of(), 42), Durability.PROCESS);
    table.write(new Batch(List.of(put("a", "1")), List.of(), -1), Durability.PROCESS);
    assertThat(table.applied()).isEqualTo(42);
    assertThat(rows(table, "", "")).containsExactly("a=1");
  }

  @Test
  void a_scan_is_in_unsigned_order_within_its_prefix_and_stops_when_told() {
    var table = table();
    table.write(
        new Batch(
            List.of(
                new Batch.Put(new byte[] {(byte) 0xFF}, bytes("x")),
                new Batch.Put(new byte[] {0x7F}, bytes("y")),
                new Batch.Put(new byte[] {}, bytes("z"))),
            List.of(),
            -1),
        Durability.PROCESS);
    table.write(puts("p1", "1", "p2", "2", "p3", "3", "q", "4"), Durability.PROCESS);

    assertThat(rows(table, "p", "")).containsExactly("p1=1", "p2=2", "p3=3");
    assertThat(rows(table, "p", "p2")).containsExactly("p2=2", "p3=3");
    var values = new ArrayList<String>();
    table.scan(
        new byte[0],
        new byte[0],
        (_, value) -> {
          values.add(text(value));
          return values.size() < 6;
        });
    assertThat(values).containsExactly("z", "1", "2", "3", "4", "y");
  }

  @Test
  void a_view_does_not_change() {
    var table = table();
    table.write(puts("a", "1"), Durability.PROCESS);
    try (var view = table.view()) {
      table.write(puts("a", "2", "b", "3"), Durability.PROCESS);
      assertThat(text(view.get(bytes("a")))).isEqualTo("1");
      assertThat(view.getAll(List.of(bytes("b"))).getFirst()).isNull();
      var seen = new ArrayList<String>();
      view.scan(new byte[0], new byte[0], (key, _) -> seen.add(text(key)));
      assertThat(seen).containsExactly("a");
    }
    assertThat(text(table.get(bytes("a")))).isEqualTo("2");
  }

  @Test
  void bytes_given_and_taken_are_copies() {
    var table = table();
    var key = bytes("a");
    var value = bytes("1");
    table.write(new Batch(List.of(new Batch.Put(key, value)), List.of(), -1), Durability.PROCESS);
    key[0] = 'x';
    value[0] = 'x';
    var taken = table.get(bytes("a"));
    assertThat(text(taken)).isEqualTo("1");
    taken[0] = 'y';
    assertThat(text(table.get(bytes("a")))).isEqualTo("1");
  }

  @Test
  void random_histories_equal_a_plain_map() {
    var table = table();
    var model = new TreeMap<String, String>();
    var random = new Random(1);
    for (int round = 0; round < 200; round++) {
      var puts = new ArrayList<Batch.Put>();
      var deletes = new ArrayList<byte[]>();
      var putModel = new TreeMap<String, String>();
      for (int i = random.nextInt(6); i > 0; i--) {
        var key = Integer.toString(random.nextInt(60));
        if (random.nextBoolean()) {
          puts.add(put(key, "v" + round));
          putModel.put(key, "v" + round);
        } else {
          deletes.add(bytes(key));
          model.remove(key);
        }
      }
      model.putAll(putModel);
      table.write(new Batch(puts, deletes, round), Durability.PROCESS);
      assertThat(rows(table, "", "")).containsExactlyElementsOf(lines(model));
    }
  }

  private static List<String> lines(Map<String, String> model) {
    return model.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  static List<String> rows(Table table, String prefix, String from) {
    var rows = new ArrayList<String>();
    table.scan(bytes(prefix), bytes(from), (key, value) -> rows.add(text(key) + "=" + text(value)));
    return rows;
  }

  static Batch puts(String... keysAndValues) {
    var puts = new ArrayList<Batch.Put>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      puts.add(put(keysAndValues[i], keysAndValues[i + 1]));
    }
    return new Batch(puts, List.of(), -1);
  }

  private static Batch.Put put(String key, String value) {
    return new Batch.Put(bytes(key), bytes(value));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return bytes == null ? null : new String(Arrays.copyOf(bytes, bytes.length), UTF_8);
  }
}
