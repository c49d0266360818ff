package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Told;
import org.evenhand.vocabulary.Value;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a photo's bytes. The record says that they left by the bit of {@code content} in the
 * photo's line; one answer of {@code 304 Not Modified} by that of {@code version} alone, since no
 * byte of the picture left with it. Where the place stays in the picture, the line has the bit of
 * {@code location} too.
 */
final class PhotoContent {
  /** What the longer side of a picture can be asked to have, in pixels. */
  static final List<Integer> SIZES = List.of(160, 320, 640, 1280, 2048);

  // A picture lies in memory about three times while it is read, opened and cleaned.
  private static final int AT_ONCE = 4;

  /** Answers being read by one app: each holds a whole picture in memory. */
  private static final int AT_ONCE_EACH = 8;

  private static final int WAIT_SECONDS = 10;
  private static final DataTypeId PLACES = new DataTypeId("photos.location");

  private static final Problem BUSY =
      Problem.of(
          ProblemType.NOT_READY,
          "Too many pictures are asked for at once",
          "Too many pictures are asked for at once. Try again in a second.");

  private final GatePort gate;
  private final ProblemWriter problems;
  private final long content;
  private final long version;
  private final long location;
  private final SmallerPictures smaller;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final ConcurrentHashMap<AppId, Integer> sending = new ConcurrentHashMap<>();

  PhotoContent(
      GatePort gate, Catalogue catalogue, ProblemWriter problems, SmallerPictures smaller) {
    this.gate = gate;
    this.smaller = smaller;
    this.problems = problems;
    this.content = bit(catalogue, Field.CONTENT);
    this.version = bit(catalogue, Field.VERSION);
    this.location = bit(catalogue, Field.LOCATION);
  }

  private static long bit(Catalogue catalogue, String field) {
    return catalogue.field(ObjectKind.PHOTO, field).map(Field::bit).orElse(0L);
  }

  /**
   * Answers.
   *
   * @return the gate's refusal, still to be told; null if all is said
   */
  Outcome.@Nullable Refused answer(
      Caller caller,
      GatePort.Ids ids,
      String id,
      int size,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, RequestProblem {
    var photo = QueryReader.photo(id, ids);
    return answer(new Call(caller, ids, photo, size, request, response));
  }

  private void busy(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "1");
    problems.send(response, BUSY, Route.CONTENT.instance(), ProblemWriter.UNRECORDED);
  }

  private boolean entered() {
    try {
      return room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One call. */
  private record Call(
      Caller caller,
      GatePort.Ids ids,
      PhotoId photo,
      int size,
      HttpServletRequest request,
      HttpServletResponse response) {}

  private Outcome.@Nullable Refused answer(Call call) throws IOException {
    boolean head = call.request().getMethod().equals("HEAD");
    var held = call.request().getHeader("If-None-Match");
    Outcome.Answered looked = null;
    if (held != null || head) {
      switch (asked(call, version, null)) {
        case Outcome.Refused refused -> {
          return refused;
        }
        case Outcome.Answered answered -> {
          var seen = version(answered);
          if (seen == null) {
            absent(answered, call.response());
            return null;
          }
          var tag = tag(seen, call);
          boolean same = held != null && names(held, tag);
          if (same || head) {
            int status = same ? HttpServletResponse.SC_NOT_MODIFIED : HttpServletResponse.SC_OK;
            head(answered, tag, status, call.response());
            return null;
          }
          looked = answered;
        }
      }
    }
    return whole(call, looked);
  }

  /** Sends it, whether or not it was looked at before. */
  private Outcome.@Nullable Refused whole(Call call, Outcome.@Nullable Answered looked)
      throws IOException {
    // An app whose clients read slowly holds places of its own alone; nobody waits for its reading.
    var app = call.caller().app();
    if (sending.merge(app, 1, Integer::sum) > AT_ONCE_EACH || !entered()) {
      left(app);
      busy(call.response());
      return null;
    }
    try {
      Made made;
      try {
        made = made(call, looked);
      } finally {
        room.release();
      }
      return said(call, made);
    } finally {
      left(app);
    }
  }

  private void left(AppId app) {
    sending.computeIfPresent(app, (_, number) -> number == 1 ? null : number - 1);
  }

  /**
   * What there is to send.
   *
   * @param picture null where nothing is to be seen
   */
  private record Made(Outcome outcome, @Nullable String tag, Value.@Nullable Picture picture) {}

  private Made made(Call call, Outcome.@Nullable Answered looked) {
    var outcome = asked(call, content | version, looked);
    if (!(outcome instanceof Outcome.Answered answered)) {
      return new Made(outcome, null, null);
    }
    var whole = picture(answered);
    var version = version(answered);
    if (whole == null || version == null) {
      return new Made(outcome, null, null);
    }
    var tag = tag(version, call);
    return new Made(
        outcome,
        tag,
        call.size() == 0 ? whole : smaller.of(tag, version.content(), whole, call.size()));
  }

  private Outcome.@Nullable Refused said(Call call, Made made) throws IOException {
    return switch (made.outcome()) {
      case Outcome.Refused refused -> refused;
      case Outcome.Answered answered -> {
        send(answered, made, call.response());
        yield null;
      }
    };
  }

  private void send(Outcome.Answered answered, Made made, HttpServletResponse response)
      throws IOException {
    var picture = made.picture();
    var tag = made.tag();
    if (picture == null || tag == null) {
      absent(answered, response);
      return;
    }
    head(answered, tag, HttpServletResponse.SC_OK, response);
    response.setContentType(picture.mediaType());
    response.setContentLength(picture.bytes().length);
    response.getOutputStream().write(picture.bytes());
  }

  // The place is asked for only where the app could have it: to ask for what its token does not
  // cover would refuse the whole call. Whether it stays is decided for this photo, by the rule.
  private Outcome asked(Call call, long fields, Outcome.@Nullable Answered looked) {
    // A smaller picture is made anew, and never holds it.
    long place = call.size() == 0 && gate.couldAsk(call.caller(), PLACES) ? location : 0;
    var selection = new Selection(ObjectKind.PHOTO, Field.ID | fields | place, List.of());
    var query = new Query.Photo(call.photo(), selection);
    return looked == null
        ? gate.answer(call.caller(), Route.CONTENT.operation(), query)
        : gate.goOn(looked, call.caller(), Route.CONTENT.operation(), query);
  }

  private void absent(Outcome.Answered answered, HttpServletResponse response) throws IOException {
    ApiServlet.budget(response, answered.budget());
    problems.send(response, QueryReader.NO_PHOTO, Route.CONTENT.instance(), answered.position());
  }

  private static void head(
      Outcome.Answered answered, String tag, int status, HttpServletResponse response) {
    ApiServlet.budget(response, answered.budget());
    response.setStatus(status);
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setHeader("Evenhand-Record", Long.toString(answered.position()));
  }

  private static String tag(Value.Version version, Call call) {
    var sized = call.size() == 0 ? version.of() : version.of() + "/" + call.size();
    return '"' + call.ids().version(sized) + '"';
  }

  private static Value.@Nullable Version version(Outcome.Answered answered) {
    return only(answered, Value.Version.class);
  }

  private static Value.@Nullable Picture picture(Outcome.Answered answered) {
    return only(answered, Value.Picture.class);
  }

  private static <V extends Value> @Nullable V only(Outcome.Answered answered, Class<V> kind) {
    return answered.told().items().stream()
        .map(Told::values)
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElse(null);
  }

  /** Whether an {@code If-None-Match} names that tag, weakly compared (RFC 9110, §13.1.2). */
  private static boolean names(String held, String tag) {
    for (var one : held.split(",", -1)) {
      var stripped = one.strip();
      if (stripped.equals("*")
          || stripped.equals(tag)
          || (stripped.startsWith("W/") && stripped.endsWith(tag))) {
        return true;
      }
    }
    return false;
  }
}
