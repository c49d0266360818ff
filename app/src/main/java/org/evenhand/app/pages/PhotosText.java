package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.day;
import static org.evenhand.app.words.Speech.list;
import static org.evenhand.app.words.Speech.moment;
import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.people.owner.OwnView;
import org.evenhand.people.owner.TaggedOn;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Pictures;
import org.evenhand.vocabulary.SignedIn;

/** Words a person's photos: what their files hide, and what leaves. */
final class PhotosText {
  /** So many on a page. */
  static final int PAGE = 12;

  /** The longer side of a small picture, in pixels. */
  static final int SMALL = 320;

  private final OwnView own;
  private final int mostBytes;

  /**
   * From what a person may see of their own.
   *
   * @param mostBytes of a picture that they bring
   */
  PhotosText(OwnView own, int mostBytes) {
    this.own = own;
    this.mostBytes = mostBytes;
  }

  /**
   * A page.
   *
   * @param before the number that all photos on it are below
   * @param tagsBefore the same of photos of others
   */
  PhotosView view(SignedIn me, List<String> done, long before, long tagsBefore) {
    var page = own.photos(me, before, PAGE);
    var photos = page.photos();
    var tags = own.taggedOn(me, tagsBefore, PAGE + 1);
    boolean moreTags = tags.size() > PAGE;
    var shown = moreTags ? tags.subList(0, PAGE) : tags;
    return new PhotosView(
        done,
        "",
        BringingText.size(mostBytes),
        photos.stream().map(photo -> photo(me, photo)).toList(),
        page.more() ? "/me/photos?before=" + photos.getLast().id().number() : "",
        shown.stream().map(tag -> tag(me, tag)).toList(),
        moreTags ? "/me/photos?tags=" + shown.getLast().photo().number() + "#tags" : "");
  }

  // One file at a time is in memory: a page of twelve large ones would not fit for many at once.
  PhotosView.Photo photo(SignedIn me, OwnPhoto photo) {
    var id = Long.toString(photo.id().number());
    var title = say("Photo of {0}", day(photo.details().takenAt()));
    var file = own.photoFile(me, photo.id());
    if (file.isEmpty()) {
      var place =
          photo.details().place() == null
              ? List.<PhotosView.Part>of()
              : List.of(new PhotosView.Part(say("Where it was taken"), Words.place(photo)));
      return new PhotosView.Photo(id, title, "", 0, 0, tagged(me, photo), place, "", "");
    }
    return switch (Pictures.inspect(file.get())) {
      case Inspection.Accepted seen ->
          new PhotosView.Photo(
              id,
              title,
              say("Your photo of {0}", moment(photo.details().takenAt())),
              side(seen.width(), seen.height()),
              side(seen.height(), seen.width()),
              tagged(me, photo),
              HiddenText.parts(seen),
              HiddenText.without(file.get()),
              HiddenText.with(file.get()));
      case Inspection.Refused _ ->
          new PhotosView.Photo(
              id,
              title,
              "",
              0,
              0,
              tagged(me, photo),
              List.of(),
              say("Nothing: this file can't be cleaned for certain."),
              say("Nothing: this file can't be cleaned for certain."));
    };
  }

  private static int side(int one, int other) {
    int longer = Math.max(one, other);
    return longer <= SMALL ? one : Math.max(1, Math.round((float) one * SMALL / longer));
  }

  private String tagged(SignedIn me, OwnPhoto photo) {
    if (photo.tagged().isEmpty()) {
      return say("Nobody is tagged.");
    }
    var names = new ArrayList<String>();
    photo.tagged().stream().map(one -> own.nameOf(me, one)).forEach(names::add);
    int unnamed = (int) names.stream().filter(String::isEmpty).count();
    names.removeIf(String::isEmpty);
    if (unnamed > 0) {
      names.add(
          count(
              unnamed,
              "one person whose name you may not see",
              "{0} people whose names you may not see"));
    }
    return say("Tagged: {0}.", list(names));
  }

  private PhotosView.Tag tag(SignedIn me, TaggedOn tag) {
    return new PhotosView.Tag(Long.toString(tag.photo().number()), title(me, tag));
  }

  private String title(SignedIn me, TaggedOn tag) {
    var name = own.nameOf(me, tag.owner());
    var at = tag.takenAt();
    return name.isEmpty()
        ? at.map(it -> say("A photo of {0}, of somebody whose name you may not see", day(it)))
            .orElse(say("A photo of somebody whose name you may not see"))
        : at.map(it -> say("{0}’s photo of {1}", name, day(it)))
            .orElse(say("{0}’s photo, which you may not see", name));
  }

  /** What taking a tag off did. */
  String off(SignedIn me, TaggedOn tag, long position, Instant now) {
    return say(
        "{0}: your tag is off since {1}, at position {2} of the record.",
        title(me, tag), moment(now), Long.toString(position));
  }

  /** What bringing a photo did. */
  String brought(Optional<OwnPhoto> photo, OwnPhotos.Outcome.Added added, Instant now) {
    var position = Long.toString(added.position());
    return photo
        .map(it ->
            say(
                "Your photo of {0} is here since {1}, at position {2} of the record.",
                day(it.details().takenAt()), moment(now), position))
        .orElse(
            say(
                "Your photo is here since {0}, at position {1} of the record.",
                moment(now), position));
  }

  /** What deleting one did. */
  String deleted(OwnPhoto photo, long position, Instant now) {
    return say(
        "Your photo of {0} is deleted since {1}, at position {2} of the record, with its file and"
            + " its tags.",
        day(photo.details().takenAt()), moment(now), Long.toString(position));
  }
}
