package org.evenhand.record.segment;

import java.util.HashSet;
import java.util.List;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * By which list each line of an access came: that someone is in a list says something of its own
 * data type, even if only their id left. Lines lie flat in the frame, each object before the lists
 * within it, so the query's text is walked along them.
 *
 * <p>Where a photo's tags end and the outer list of people goes on is not marked. Who is tagged in
 * the photo and was not named yet is taken for a tag, which is wrong only for a friend who is
 * tagged in the photo just before them and hidden as a tag; their line's own fields are right all
 * the same.
 */
final class Ways {
  private final List<TaggedLine> lines;
  private final @Nullable Edge[] found;
  private int at;

  private Ways(List<TaggedLine> lines) {
    this.lines = lines;
    this.found = new Edge[lines.size()];
  }

  /** For each line the way to it; null for the person asked for, and for what nothing explains. */
  static @Nullable Edge[] of(QueryShape shape, List<TaggedLine> lines) {
    var ways = new Ways(lines);
    @Nullable TaggedLine root = null;
    if (shape.one() && !lines.isEmpty()) {
      root = lines.getFirst();
      ways.at = 1;
    }
    ways.walk(shape.lists(), root);
    return ways.found;
  }

  private void walk(List<QueryShape.Within> lists, @Nullable TaggedLine parent) {
    for (var list : lists) {
      var seen = new HashSet<Bits128>();
      for (int left = list.limit(); left > 0 && at < lines.size(); left--) {
        var line = lines.get(at);
        if (!fits(line, list, parent) || !seen.add(object(line))) {
          break;
        }
        found[at++] = list.edge();
        walk(list.lists(), line);
      }
    }
  }

  private static boolean fits(
      TaggedLine line, QueryShape.Within list, @Nullable TaggedLine parent) {
    return kind(line) == list.edge().to()
        && (line.fields() & ~list.fields()) == 0
        && switch (list.edge()) {
          case FRIENDS -> true;
          case PHOTOS, RELATIONSHIPS, LIKES, FAMILY ->
              parent == null || line.person().equals(parent.person());
          case TAGS ->
              parent instanceof TaggedLine.OfPhoto photo && photo.with().contains(line.person());
          case PARTNER ->
              parent instanceof TaggedLine.OfRelationship relationship
                  && line.person().equals(relationship.partner());
          case RELATIVE ->
              parent instanceof TaggedLine.OfRelative relative
                  && line.person().equals(relative.relative());
        };
  }

  private static Bits128 object(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson person -> person.person();
      case TaggedLine.OfPhoto photo -> photo.object();
      case TaggedLine.OfRelationship relationship -> relationship.person();
      case TaggedLine.OfLike like -> like.object();
      case TaggedLine.OfRelative relative -> relative.relative();
    };
  }

  static ObjectKind kind(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson _ -> ObjectKind.PERSON;
      case TaggedLine.OfPhoto _ -> ObjectKind.PHOTO;
      case TaggedLine.OfRelationship _ -> ObjectKind.RELATIONSHIP;
      case TaggedLine.OfLike _ -> ObjectKind.LIKE;
      case TaggedLine.OfRelative _ -> ObjectKind.RELATIVE;
    };
  }
}
