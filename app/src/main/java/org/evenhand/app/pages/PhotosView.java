package org.evenhand.app.pages;

import java.util.List;

/**
 * A person's photos, and their tags on those of others.
 *
 * @param done what was just done
 * @param refused why a picture was not taken; empty if none was refused
 * @param most how many bytes a picture may have, in words
 * @param photos a page of their own, newest first
 * @param older where older ones are; empty if there are none
 * @param tags a page of tags on photos of others
 * @param olderTags where older tags are; empty if there are none
 */
public record PhotosView(
    List<String> done,
    String refused,
    String most,
    List<Photo> photos,
    String older,
    List<Tag> tags,
    String olderTags) {
  /** Keeps copies. */
  public PhotosView {
    done = List.copyOf(done);
    photos = List.copyOf(photos);
    tags = List.copyOf(tags);
  }

  /** The same, where a picture was not taken. */
  PhotosView refusing(String why) {
    return new PhotosView(done, why, most, photos, older, tags, olderTags);
  }

  /**
   * A photo of their own.
   *
   * @param id which
   * @param title what it is called
   * @param picture what stands for the picture where it is not seen; empty if no file came
   * @param width pixels across of the small picture, that the page does not jump
   * @param height pixels down
   * @param tagged who is tagged
   * @param hidden what its file hides
   * @param without what leaves to an app that may see photos
   * @param with what leaves to one that may see where they were taken, too
   */
  public record Photo(
      String id,
      String title,
      String picture,
      int width,
      int height,
      String tagged,
      List<Part> hidden,
      String without,
      String with) {
    /** Keeps a copy. */
    public Photo {
      hidden = List.copyOf(hidden);
    }
  }

  /**
   * Something that a file hides.
   *
   * @param title what it is
   * @param says what it says
   */
  public record Part(String title, String says) {}

  /**
   * A tag of theirs.
   *
   * @param id of the photo
   * @param title whose photo, and when it was taken
   */
  public record Tag(String id, String title) {}
}
