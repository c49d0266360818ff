package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.evenhand.app.identity.Sessions;
import org.evenhand.people.owner.OwnView;
import org.evenhand.picture.Cleaned;
import org.evenhand.picture.Format;
import org.evenhand.picture.Location;
import org.evenhand.picture.Pictures;
import org.evenhand.picture.Scaled;
import org.evenhand.picture.Sizes;
import org.evenhand.vocabulary.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A photo's picture, small, for its owner's eyes alone. It leaves to nobody else, so nothing of it
 * is recorded; it is cleaned all the same, for a picture that is saved may be passed on.
 */
@Controller
class PhotoPicture {
  private static final int WAIT_SECONDS = 10;

  private final Sessions sessions;
  private final OwnView own;
  // Decoding holds up to 200 MiB: one at a time bounds that.
  private final Semaphore room = new Semaphore(1, true);

  PhotoPicture(Sessions sessions, OwnView own) {
    this.sessions = sessions;
    this.own = own;
  }

  @GetMapping("/me/photos/{id}/picture")
  void show(
      HttpServletResponse response,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String size)
      throws IOException {
    var me = sessions.required();
    int side = side(size);
    if (side == 0) {
      plain(response, 400, "size is one of 160, 320 and 640.");
    } else if (!entered()) {
      response.setHeader("Retry-After", "1");
      plain(response, 503, "Too many pictures are asked for at once. Try again in a second.");
    } else {
      try {
        show(response, picture(me, id, side));
      } finally {
        room.release();
      }
    }
  }

  private static int side(String size) {
    return switch (size) {
      case "160" -> 160;
      case "", "320" -> PhotosText.SMALL;
      case "640" -> 640;
      default -> 0;
    };
  }

  private boolean entered() {
    try {
      return room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Smaller, or as it is where it cannot be made so; either way with nothing hidden. */
  private Optional<Cleaned.Bytes> picture(SignedIn me, String id, int side) {
    return PhotosPage.photo(id)
        .flatMap(photo -> own.photoFile(me, photo))
        .flatMap(file ->
            switch (Sizes.scaled(file, side)) {
              case Scaled.Bytes small ->
                  Optional.of(new Cleaned.Bytes(small.bytes(), small.format()));
              case Scaled.Refused _ ->
                  Pictures.clean(file, Location.STRIP) instanceof Cleaned.Bytes clean
                      ? Optional.of(clean)
                      : Optional.empty();
            });
  }

  private static void show(HttpServletResponse response, Optional<Cleaned.Bytes> picture)
      throws IOException {
    if (picture.isEmpty()) {
      plain(response, 404, "You have no such picture.");
      return;
    }
    Format format = picture.get().format();
    answer(response, 200, format.mediaType(), picture.get().bytes());
  }

  private static void plain(HttpServletResponse response, int status, String words)
      throws IOException {
    var bytes = words.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    answer(response, status, "text/plain;charset=UTF-8", bytes);
  }

  private static void answer(HttpServletResponse response, int status, String type, byte[] bytes)
      throws IOException {
    response.setStatus(status);
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
