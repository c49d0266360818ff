package org.evenhand.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evenhand.app.demo.world.Picture;
import org.evenhand.app.demo.world.Snapshot;
import org.evenhand.app.demo.world.World;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.people.intake.PictureSource;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Pictures;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.jspecify.annotations.Nullable;

/**
 * Which photos of a world have a picture: those of a few people whom somebody will look at, and of
 * their friends. Drawn, or taken from a folder, one file for one photo. The rest is known by date
 * and place alone, so that the first start stays quick.
 */
final class Gallery {
  private static final int MOST_DRAWN = 160;
  private static final int MOST_FILES = 2_000;
  private static final int DEEPEST = 8;

  private final Map<PhotoId, Shot> shots = new HashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private Gallery() {}

  /**
   * A photo's picture.
   *
   * @param details what the file says of itself; null for one that was drawn after its photo
   * @param source its bytes
   */
  record Shot(Change.@Nullable PhotoDetails details, PictureSource source) {}

  /**
   * Hangs pictures.
   *
   * @param looked whose come first
   * @param folder where they are taken from; null to draw all
   */
  static Gallery of(World world, Collection<PersonId> looked, @Nullable Path folder) {
    var gallery = new Gallery();
    var places = places(world, looked);
    int hung = 0;
    for (var file : folder == null ? List.<Path>of() : files(folder)) {
      if (hung < places.size() && gallery.hang(file, places.get(hung))) {
        hung++;
      }
    }
    for (var photo : places.subList(hung, Math.max(hung, Math.min(MOST_DRAWN, places.size())))) {
      gallery.shots.put(photo.id(), new Shot(null, () -> Snapshot.of(photo, world.seed())));
    }
    return gallery;
  }

  /** The picture of a photo, if it has one. */
  Optional<Shot> shot(PhotoId photo) {
    return Optional.ofNullable(shots.get(photo));
  }

  /** Files that were not taken, each with the reason. */
  List<String> leftOut() {
    return leftOut;
  }

  // Every photo, those of the people to be looked at first, then their friends'; in turns, so that
  // a few pictures are spread over many people.
  private static List<Picture> places(World world, Collection<PersonId> looked) {
    var first = new LinkedHashSet<>(looked);
    for (var person : looked) {
      for (int friend : world.graph().friends(World.index(person))) {
        first.add(World.person(friend));
      }
    }
    var byOwner = new HashMap<PersonId, List<Picture>>();
    world.photos().forEach(p -> byOwner.computeIfAbsent(p.owner(), _ -> new ArrayList<>()).add(p));
    var places = new ArrayList<Picture>();
    var rounds = first.stream().map(p -> byOwner.getOrDefault(p, List.of())).toList();
    int longest = rounds.stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < longest; turn++) {
      for (var of : rounds) {
        if (turn < of.size()) {
          places.add(of.get(turn));
        }
      }
    }
    return places;
  }

  private static List<Path> files(Path folder) {
    try (var all = Files.walk(folder, DEEPEST)) {
      return all.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("the photos in " + folder + " cannot be listed", failed);
    }
  }

  private boolean hang(Path file, Picture photo) {
    try {
      if (Files.size(file) > PhotoFiles.USUAL_MOST_BYTES) {
        leftOut.add(file + ": too large");
        return false;
      }
      return switch (Pictures.inspect(Files.readAllBytes(file))) {
        case Inspection.Refused(var reason, var detail) -> {
          var why = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          leftOut.add(file + ": " + why + ", " + detail);
          yield false;
        }
        case Inspection.Accepted seen -> {
          shots.put(photo.id(), new Shot(details(photo, seen), () -> Files.readAllBytes(file)));
          yield true;
        }
      };
    } catch (IOException unreadable) {
      leftOut.add(file + ": it cannot be read");
      return false;
    }
  }

  private static Change.PhotoDetails details(Picture photo, Inspection.Accepted seen) {
    return new Change.PhotoDetails(
        seen.takenAt().map(taken -> taken.toInstant(ZoneOffset.UTC)).orElse(photo.takenAt()),
        seen.width(),
        seen.height(),
        seen.place().map(at -> new Change.Place(at.latitude(), at.longitude())).orElse(null));
  }
}
