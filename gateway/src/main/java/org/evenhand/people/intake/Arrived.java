package org.evenhand.people.intake;

import java.util.List;
import java.util.function.Consumer;
import org.evenhand.people.People;
import org.evenhand.people.rows.PeopleRows;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/**
 * What an import brings, people by their numbers. Written the same way when it comes and when it is
 * read again from its copy, so that both make the same rows.
 */
record Arrived(
    List<Profile> everybody,
    StagedFriendships friendships,
    List<Picture> photos,
    List<Said> relationships,
    List<Choice> privacy,
    List<Liking> likes,
    List<Relative> relatives,
    Progress progress)
    implements People.ArrivingRows {
  // Rows of one kind in a batch: some ten MB, small against the write buffers.
  private static final int BATCH = 50_000;

  /** A person's profile. */
  record Profile(PersonId person, ProfileParser.Staged row) {}

  /** A photo's metadata and tags. */
  record Picture(PersonId owner, PhotoId id, PhotoDetails details, List<PersonId> tagged) {}

  /** What somebody says of their relationship. */
  record Said(PersonId person, String status, @Nullable PersonId partner) {}

  /** A privacy choice. */
  record Choice(PersonId person, DataTypeId type, Audience audience) {}

  /** Whom somebody names as a relative. */
  record Relative(PersonId person, PersonId other, String relationship) {}

  /** That somebody likes something. */
  record Liking(PersonId person, ThingId thing, LikeDetails details) {}

  @Override
  public void writeTo(PeopleRows rows, long position, Runnable batchEnds) {
    inBatches(everybody, batchEnds, p -> rows.profile(p.person(), p.row().since(position)));
    friendships.writeTo(rows, position, batchEnds);
    inBatches(photos, batchEnds, photo -> write(rows, photo, position));
    inBatches(
        relationships,
        batchEnds,
        said -> rows.relationship(said.person(), said.status(), said.partner(), position));
    inBatches(privacy, batchEnds, c -> rows.audience(c.person(), c.type(), c.audience()));
    inBatches(likes, batchEnds, l -> rows.like(l.person(), l.thing(), l.details(), position));
    inBatches(
        relatives, batchEnds, r -> rows.nameRelative(r.person(), r.other(), r.relationship()));
  }

  private static void write(PeopleRows rows, Picture photo, long position) {
    rows.photo(photo.owner(), photo.id(), photo.details(), position);
    photo.tagged().forEach(tagged -> rows.tag(photo.owner(), photo.id(), tagged));
  }

  private <T> void inBatches(List<T> all, Runnable batchEnds, Consumer<T> write) {
    int written = 0;
    for (var one : all) {
      write.accept(one);
      if (++written % BATCH == 0) {
        batchEnds.run();
        progress.at("writing", written);
      }
    }
    batchEnds.run();
  }
}
