package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.evenhand.app.api.ArrivingPictures;
import org.evenhand.app.api.ArrivingPictures.Arrival;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/** Takes the picture out of a form and brings it to the person's photos. */
final class BroughtPhotos {
  /** The part of the form that is the picture. */
  static final String PART = "picture";

  /**
   * Browsers show an answer only once they have sent all: what is too large is read to its end, and
   * thrown away, as far as this; a phone's film is longer.
   */
  private static final long MOST_READ = 64L << 20;

  // A picture lies in memory about three times while it is looked at and sealed.
  private static final int AT_ONCE = 2;
  private static final int WAIT_SECONDS = 10;

  /** Pictures of one person that may arrive at once, so that nobody takes all places. */
  private static final int AT_ONCE_EACH = 2;

  private static final int BUFFER = 16 * 1024;

  private final OwnPhotos photos;
  private final ArrivingPictures arriving;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final ConcurrentHashMap<PersonId, Integer> sending = new ConcurrentHashMap<>();

  BroughtPhotos(OwnPhotos photos, ArrivingPictures arriving) {
    this.photos = photos;
    this.arriving = arriving;
  }

  /** What came of a form. */
  sealed interface Brought {
    /** It had a picture, which was looked at. */
    record Seen(OwnPhotos.Outcome outcome) implements Brought {}

    /** No file was chosen, or it has no byte. */
    record Nothing() implements Brought {}

    /** It is no form of ours, or broke off. */
    record Unreadable() implements Brought {}

    /** Too many pictures arrive at once. */
    record NoRoom() implements Brought {}
  }

  /** The most bytes of a picture. */
  int mostBytes() {
    return photos.mostBytes();
  }

  /** Takes the picture of a {@linkplain MarkedForm marked form}. */
  Brought take(SignedIn me, HttpServletRequest request) throws IOException {
    var who = me.person();
    try {
      return sending.merge(who, 1, Integer::sum) > AT_ONCE_EACH
          ? new Brought.NoRoom()
          : form(me, request);
    } catch (FileUploadException
        | FileUploadIOException
        | MultipartStream.MalformedStreamException unreadable) {
      return new Brought.Unreadable();
    } finally {
      sending.computeIfPresent(who, (_, number) -> number == 1 ? null : number - 1);
    }
  }

  private Brought form(SignedIn me, HttpServletRequest request)
      throws IOException, FileUploadException {
    var rest = MarkedForm.rest(request);
    if (rest.isEmpty() || !rest.get().hasNext()) {
      return new Brought.Unreadable();
    }
    FileItemStream part = rest.get().next();
    if (!PART.equals(part.getFieldName())) {
      return new Brought.Unreadable();
    }
    try (var bytes = part.openStream()) {
      return switch (arriving.take(bytes)) {
        case Arrival.Empty _ -> new Brought.Nothing();
        case Arrival.NoRoom _ -> new Brought.NoRoom();
        case Arrival.TooLarge(int most) -> {
          readOn(bytes, request.getContentLengthLong());
          yield new Brought.Seen(new OwnPhotos.Outcome.TooLarge(most));
        }
        case Arrival.Whole whole -> {
          try (whole) {
            yield rest.get().hasNext() ? new Brought.Unreadable() : inTurn(me, whole);
          }
        }
      };
    }
  }

  private static void readOn(InputStream bytes, long announced) throws IOException {
    var buffer = new byte[BUFFER];
    long read = announced > MOST_READ ? MOST_READ : 0;
    while (read < MOST_READ) {
      int more = bytes.read(buffer);
      if (more < 0) {
        return;
      }
      read += more;
    }
  }

  private Brought inTurn(SignedIn me, Arrival.Whole picture) throws IOException {
    if (!entered()) {
      return new Brought.NoRoom();
    }
    try {
      return new Brought.Seen(photos.add(me, picture.bytes(), null));
    } finally {
      room.release();
    }
  }

  private boolean entered() {
    try {
      return room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
