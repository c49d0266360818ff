package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.evenhand.app.identity.Sessions;
import org.evenhand.people.owner.OwnActs;
import org.evenhand.people.owner.OwnView;
import org.evenhand.people.owner.TaggedOn;
import org.evenhand.vocabulary.PhotoId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's photos: what their files hide, what leaves, and where else they are tagged. */
@Controller
class PhotosPage {
  private static final String HERE = "/me/photos";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final Pages pages;
  private final PhotosText text;
  private final Sessions sessions;
  private final OwnView own;
  private final OwnActs acts;
  private final InstantSource clock;

  PhotosPage(
      Pages pages,
      PhotosText text,
      Sessions sessions,
      OwnView own,
      OwnActs acts,
      InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.sessions = sessions;
    this.own = own;
    this.acts = acts;
    this.clock = clock;
  }

  @GetMapping({HERE, HERE + "/"})
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "") String tags)
      throws IOException {
    var me = sessions.required();
    var from = below(before);
    var tagsFrom = below(tags);
    if (from.isEmpty() || tagsFrom.isEmpty()) {
      problem(request, response, say("There is no such page of your photos"));
      return;
    }
    var view = text.view(me, JustDone.take(request), from.getAsLong(), tagsFrom.getAsLong());
    pages.show(request, response, 200, "photos", say("Your photos"), view);
  }

  /** Takes the person's own tag off a photo of somebody else: one frame. */
  @PostMapping(HERE + "/{id}/tag-off")
  void tagOff(HttpServletRequest request, HttpServletResponse response, @PathVariable String id)
      throws IOException {
    var me = sessions.required();
    var tag = photo(id).flatMap(it -> own.taggedOn(me, it));
    if (tag.isEmpty()) {
      problem(request, response, say("You are not tagged on such a photo"));
      return;
    }
    TaggedOn it = tag.get();
    long position = acts.untagMyself(me, it.owner(), it.photo());
    JustDone.keep(request, List.of(text.off(me, it, position, clock.instant())));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", HERE);
  }

  /** A photo by its number; empty if that is none. */
  static Optional<PhotoId> photo(String id) {
    return NUMBER.matcher(id).matches()
        ? Optional.of(new PhotoId(Long.parseLong(id)))
        : Optional.empty();
  }

  private static OptionalLong below(String sent) {
    return sent.isEmpty()
        ? OptionalLong.of(Long.MAX_VALUE)
        : photo(sent).map(it -> OptionalLong.of(it.number())).orElse(OptionalLong.empty());
  }

  private void problem(HttpServletRequest request, HttpServletResponse response, String title)
      throws IOException {
    problem(pages, request, response, title);
  }

  static void problem(
      Pages pages, HttpServletRequest request, HttpServletResponse response, String title)
      throws IOException {
    var view =
        new ProblemView(
            title,
            say("The address is none of ours, or what it named is gone."),
            say("Nothing about your photos was changed."),
            say("Go to “Your photos” and look there."));
    pages.show(request, response, 404, "problem", title, view);
  }
}
