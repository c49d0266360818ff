package org.evenhand.people.intake;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.evenhand.people.People;
import org.evenhand.people.files.Arriving;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Pictures;
import org.evenhand.record.Change.Content;
import org.evenhand.record.Change.PhotoDetails;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of photos that an import brings, before its frame names them. What cannot be
 * cleaned is not taken: it could never be served.
 */
final class PictureIntake {
  private static final int TELL_EVERY = 25;

  private final People people;
  private final @Nullable PhotoFiles files;
  private final Progress progress;

  /**
   * Over the fold of people.
   *
   * @param files null where photos have no bytes
   */
  PictureIntake(People people, @Nullable PhotoFiles files, Progress progress) {
    this.people = people;
    this.files = files;
    this.progress = progress;
  }

  /** A photo, and where its bytes come from; null if none come. */
  record Coming(Arrived.Picture photo, Arrival.Origin at, @Nullable PictureSource source) {}

  /**
   * The same photos, with where their bytes lie; durably. Without those whose bytes are not taken.
   *
   * @param problems told of these, one at a time
   */
  List<Arrived.Picture> kept(List<Coming> coming, Consumer<Problem> problems) {
    if (files == null) {
      return coming.stream().map(Coming::photo).toList();
    }
    var arriving = files.arriving();
    var done = new AtomicLong();
    // Reading, sealing and syncing of several at once: each waits for the disk most of the time.
    var outcomes =
        coming.parallelStream().map(photo -> kept(photo, files, arriving, done)).toList();
    arriving.done();
    outcomes.stream().flatMap(o -> Optional.ofNullable(o.problem()).stream()).forEach(problems);
    return outcomes.stream().flatMap(o -> Optional.ofNullable(o.photo()).stream()).toList();
  }

  private record Outcome(Arrived.@Nullable Picture photo, @Nullable Problem problem) {}

  private Outcome kept(Coming coming, PhotoFiles files, Arriving arriving, AtomicLong done) {
    var source = coming.source();
    if (source == null) {
      return new Outcome(coming.photo(), null);
    }
    try {
      var picture = source.read();
      if (picture.length > files.mostBytes()) {
        return new Outcome(null, PictureProblem.tooLarge(coming.at(), picture.length, files));
      }
      return switch (Pictures.inspect(picture)) {
        case Inspection.Refused refused ->
            new Outcome(null, PictureProblem.refused(coming.at(), refused));
        case Inspection.Accepted seen -> {
          var content = stands(coming.photo(), picture, files);
          if (content.isEmpty()) {
            content = arriving.put(coming.photo().owner(), picture);
          }
          tell(done.incrementAndGet());
          yield new Outcome(with(coming.photo(), seen, content), null);
        }
      };
    } catch (IOException unreadable) {
      return new Outcome(null, PictureProblem.unreadable(coming.at(), unreadable));
    }
  }

  /** What an earlier import of the same picture kept. */
  private Optional<Content> stands(Arrived.Picture photo, byte[] picture, PhotoFiles files) {
    return people
        .content(photo.owner(), photo.id())
        .filter(content ->
            files
                .read(photo.owner(), content)
                .filter(before -> Arrays.equals(before, picture))
                .isPresent());
  }

  private void tell(long done) {
    if (done % TELL_EVERY == 0) {
      progress.at("keeping pictures", done);
    }
  }

  private static Arrived.Picture with(
      Arrived.Picture photo, Inspection.Accepted seen, Optional<Content> content) {
    var told = photo.details();
    var details =
        new PhotoDetails(
            told.takenAt(), seen.width(), seen.height(), told.place(), content.orElse(null));
    return new Arrived.Picture(photo.owner(), photo.id(), details, photo.tagged());
  }
}
