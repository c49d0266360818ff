package org.evenhand.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.record.Table;
import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/** Whose last access a row tells of. */
sealed interface AccessKey {
  /** No person has this number, so rows of tags lie behind all others. */
  int TAGGED = -1;

  byte[] bytes();

  /** A person's. */
  record OfPerson(PersonId person, AppId app) implements AccessKey {
    @Override
    public byte[] bytes() {
      var name = app.value().getBytes(UTF_8);
      return ByteBuffer.allocate(Integer.BYTES + name.length)
          .putInt(person.number())
          .put(name)
          .array();
    }
  }

  /** Of whoever has this tag in that week and app. */
  record OfTag(int epoch, Bits128 tag, AppId app) implements AccessKey {
    @Override
    public byte[] bytes() {
      var name = app.value().getBytes(UTF_8);
      return ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES + name.length)
          .put(of(epoch))
          .putLong(tag.high())
          .putLong(tag.low())
          .put(name)
          .array();
    }
  }

  private static byte[] of(int epoch) {
    return ByteBuffer.allocate(2 * Integer.BYTES).putInt(TAGGED).putInt(epoch).array();
  }

  /** The weeks of which a table holds rows of tags: one look for each. */
  static List<Integer> epochs(Table table) {
    var epochs = new ArrayList<Integer>();
    var all = ByteBuffer.allocate(Integer.BYTES).putInt(TAGGED).array();
    int next = 0;
    int known;
    do {
      known = epochs.size();
      table.scan(
          all,
          of(next),
          (key, _) -> {
            epochs.add(ByteBuffer.wrap(key).getInt(Integer.BYTES));
            return false;
          });
      next = epochs.isEmpty() ? 0 : epochs.getLast() + 1;
    } while (epochs.size() > known);
    return List.copyOf(epochs);
  }
}
