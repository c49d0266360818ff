package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evenhand.app.identity.Sessions;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person brings photos of their own and, asked once more, deletes them: one frame each. */
@Controller
class PhotoActs {
  private static final String HERE = "/me/photos";

  private final Pages pages;
  private final PhotosText text;
  private final Sessions sessions;
  private final OwnView own;
  private final OwnPhotos photos;
  private final BroughtPhotos brought;
  private final InstantSource clock;

  PhotoActs(
      Pages pages,
      PhotosText text,
      Sessions sessions,
      OwnView own,
      OwnPhotos photos,
      BroughtPhotos brought,
      InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.sessions = sessions;
    this.own = own;
    this.photos = photos;
    this.brought = brought;
    this.clock = clock;
  }

  @PostMapping(HERE)
  void bring(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var me = sessions.required();
    switch (brought.take(me, request)) {
      case BroughtPhotos.Brought.Seen(OwnPhotos.Outcome.Added added) ->
          done(
              request,
              response,
              text.brought(own.photo(me, added.photo()), added, clock.instant()));
      case BroughtPhotos.Brought refused ->
          refused(me, request, response, BringingText.of(refused));
    }
  }

  private void refused(
      SignedIn me, HttpServletRequest request, HttpServletResponse response, BringingText why)
      throws IOException {
    if (why.seconds() > 0) {
      response.setHeader("Retry-After", Long.toString(why.seconds()));
    }
    var view = text.view(me, List.of(), Long.MAX_VALUE, Long.MAX_VALUE).refusing(why.says());
    pages.show(request, response, why.status(), "photos", say("Your photos"), view);
  }

  /** Asks once more, with the picture. */
  @GetMapping(HERE + "/{id}/delete")
  void ask(HttpServletRequest request, HttpServletResponse response, @PathVariable String id)
      throws IOException {
    var me = sessions.required();
    var photo = mine(me, id);
    if (photo.isEmpty()) {
      none(request, response);
      return;
    }
    var view = text.photo(me, photo.get());
    pages.show(request, response, 200, "delete-photo", say("Delete this photo?"), view);
  }

  /** Deletes it. */
  @PostMapping(HERE + "/{id}/delete")
  void delete(HttpServletRequest request, HttpServletResponse response, @PathVariable String id)
      throws IOException {
    var me = sessions.required();
    var photo = mine(me, id);
    var position = photo.map(it -> photos.remove(me, it.id()));
    if (position.isEmpty() || position.get().isEmpty()) {
      none(request, response);
      return;
    }
    long at = position.get().getAsLong();
    done(request, response, text.deleted(photo.get(), at, clock.instant()));
  }

  private Optional<OwnPhoto> mine(SignedIn me, String id) {
    return PhotosPage.photo(id).flatMap(photo -> own.photo(me, photo));
  }

  private static void done(
      HttpServletRequest request, HttpServletResponse response, String sentence) {
    JustDone.keep(request, List.of(sentence));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", HERE);
  }

  private void none(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PhotosPage.problem(pages, request, response, say("You have no such photo"));
  }
}
