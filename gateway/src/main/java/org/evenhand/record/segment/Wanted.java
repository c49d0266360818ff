package org.evenhand.record.segment;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.evenhand.record.KeyVault.PersonKeys;
import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.AppId;

/**
 * Whose rows are looked up: a person, as one app's lines name them in one week.
 *
 * @param app the app
 * @param epoch the week
 * @param tag the person's tag there, which the vault's key gives
 */
public record Wanted(AppId app, int epoch, Bits128 tag) {
  /**
   * A person, as all of these apps' lines name them. Worked out anew each time: remembering tags is
   * for those that are written, and who looks up would drive them out.
   *
   * @param keys the person's
   * @param apps the apps
   * @param weeks the weeks, such as {@link Lookup#weeks} gives
   */
  public static List<Wanted> of(
      PersonKeys keys, Collection<AppId> apps, Collection<Integer> weeks) {
    var all = new ArrayList<Wanted>(apps.size() * weeks.size());
    keys.tags(
        weeks,
        apps.stream().map(AppId::value).toList(),
        (week, app, bytes) -> {
          var tag = ByteBuffer.wrap(bytes);
          all.add(new Wanted(new AppId(app), week, new Bits128(tag.getLong(), tag.getLong())));
        });
    return List.copyOf(all);
  }
}
