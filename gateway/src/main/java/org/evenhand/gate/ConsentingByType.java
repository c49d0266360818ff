package org.evenhand.gate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.consent.ConsentSnapshot;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who said yes to a type by any node that covers it. Uniting two sets of a million people costs
 * more than the rest of a request, so each union is kept for as long as the sets that it was made
 * of stand: sets never change, and one that another took the place of is another object.
 */
final class ConsentingByType {
  private final Cover cover;
  private final Map<Key, Union> unions = new ConcurrentHashMap<>();

  ConsentingByType(Cover cover) {
    this.cover = cover;
  }

  RoaringBitmap of(ConsentSnapshot consents, AppId app, Purpose purpose, DataTypeId type) {
    var parts =
        cover.of(type).stream()
            .map(node -> consents.consenting(app, purpose, node))
            .filter(people -> !people.isEmpty())
            .toList();
    return switch (parts.size()) {
      case 0 -> new RoaringBitmap();
      case 1 -> parts.getFirst();
      default -> united(new Key(app, purpose, type), parts);
    };
  }

  private RoaringBitmap united(Key key, List<RoaringBitmap> parts) {
    var kept = unions.get(key);
    if (kept != null && kept.isOf(parts)) {
      return kept.people();
    }
    var union = new Union(parts, RoaringBitmap.or(parts.iterator()));
    unions.put(key, union);
    return union.people();
  }

  private record Key(AppId app, Purpose purpose, DataTypeId type) {}

  private record Union(List<RoaringBitmap> parts, RoaringBitmap people) {
    @SuppressWarnings("ReferenceEquality") // comparing a million people is what this spares
    boolean isOf(List<RoaringBitmap> others) {
      if (parts.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) != others.get(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
