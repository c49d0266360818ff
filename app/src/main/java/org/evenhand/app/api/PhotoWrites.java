package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes photos that people bring, and takes them away: for the platform's own client alone, with a
 * token that covers photos. Nothing of a body is read before that is known.
 */
final class PhotoWrites {
  private static final DataTypeId PHOTOS = new DataTypeId("photos");

  // A picture lies in memory about three times while it is looked at and sealed.
  private static final int AT_ONCE = 4;
  private static final int WAIT_SECONDS = 10;

  private final PhotoPort port;
  private final GatePort gate;
  private final Catalogue catalogue;
  private final JsonFactory json;
  private final PictureBody body;
  private final Semaphore room = new Semaphore(AT_ONCE, true);

  PhotoWrites(
      PhotoPort port,
      ArrivingPictures arriving,
      GatePort gate,
      Catalogue catalogue,
      JsonFactory json) {
    this.port = port;
    this.gate = gate;
    this.catalogue = catalogue;
    this.json = json;
    this.body = new PictureBody(arriving);
  }

  /**
   * Takes a photo.
   *
   * @return the gate's refusal, still to be told; null if all is said
   */
  Outcome.@Nullable Refused upload(
      Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestProblem {
    var _ = Parameters.of(request.getQueryString(), Route.UPLOAD);
    var refused = entered(caller, Route.UPLOAD);
    if (refused != null) {
      return refused;
    }
    PhotoPort.Brought brought;
    try (var picture = body.read(request)) {
      brought = inTurn(caller, picture);
    }
    switch (brought) {
      case PhotoPort.Brought.Added(var photo, long position) -> {
        ApiServlet.head(response, position);
        response.setStatus(HttpServletResponse.SC_CREATED);
        said(caller, response, "id", gate.ids(caller.app()).photo(photo));
      }
      case PhotoPort.Brought.TooLarge _ -> throw PictureBody.tooLarge(port.mostBytes());
      case PhotoPort.Brought.Unfit(var detail) -> throw unfit(detail);
      case PhotoPort.Brought.TooMany(int most) -> throw tooMany(most);
      case PhotoPort.Brought.TooOften(int most, long seconds) -> {
        response.setHeader("Retry-After", Long.toString(seconds));
        throw tooOften(most);
      }
      case PhotoPort.Brought.Erased _ -> {
        TokenFilter.challenge(response, TokenFilter.ENDED);
        var problem = TokenFilter.problem(TokenFilter.ENDED);
        throw new RequestProblem(problem.type(), problem.brief(), problem.detail());
      }
    }
    return null;
  }

  /**
   * Takes one away.
   *
   * @param id the app's id of it
   * @return the gate's refusal, still to be told; null if all is said
   */
  Outcome.@Nullable Refused remove(
      Caller caller, String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestProblem {
    var _ = Parameters.of(request.getQueryString(), Route.REMOVAL);
    var refused = entered(caller, Route.REMOVAL);
    if (refused != null) {
      return refused;
    }
    var position = port.remove(caller, QueryReader.photo(id, gate.ids(caller.app())));
    if (position.isEmpty()) {
      throw QueryReader.noPhoto();
    }
    ApiServlet.head(response, position.getAsLong());
    said(caller, response, "success", null);
    return null;
  }

  private Outcome.@Nullable Refused entered(Caller caller, Route route) throws RequestProblem {
    if (!port.isOwnClient(caller)) {
      throw new RequestProblem(
          ProblemType.NOT_OWN_CLIENT,
          "Only the platform’s own client changes photos",
          "Only the platform’s own client changes photos. Nothing was changed.");
    }
    if (!catalogue.covers(caller.scope(), PHOTOS)) {
      throw new RequestProblem(
          ProblemType.TOKEN_SCOPE,
          "The token does not cover photos",
          "The token does not cover 'photos'. Ask the person for it. Nothing was changed.");
    }
    return port.call(caller, route.operation()).orElse(null);
  }

  private PhotoPort.Brought inTurn(Caller caller, ArrivingPictures.Arrival.Whole picture)
      throws IOException, RequestProblem {
    if (!hasRoom()) {
      throw new RequestProblem(
          ProblemType.NOT_READY,
          "Too many pictures arrive at once",
          "Too many pictures arrive at once. Try again in a second. Nothing was kept.");
    }
    try {
      return port.add(caller, picture.bytes());
    } finally {
      room.release();
    }
  }

  private boolean hasRoom() {
    try {
      return room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One member: a text, or true where there is none. */
  private void said(
      Caller caller, HttpServletResponse response, String name, @Nullable String value)
      throws IOException {
    ApiServlet.budget(response, gate.budget(caller.app()));
    var sink = new ByteSink(response);
    try (var out = json.createGenerator(ObjectWriteContext.empty(), sink)) {
      out.writeStartObject();
      if (value == null) {
        out.writeBooleanProperty(name, true);
      } else {
        out.writeStringProperty(name, value);
      }
      out.writeEndObject();
    }
    sink.finish();
  }

  private static RequestProblem unfit(String detail) {
    return new RequestProblem(
        ProblemType.UNFIT_PICTURE,
        "The picture cannot be cleaned: " + detail,
        "The picture cannot be cleaned of what its file hides, so it could not be shown ("
            + detail
            + "). Nothing was kept.");
  }

  private static RequestProblem tooMany(int most) {
    return new RequestProblem(
        ProblemType.TOO_MANY_PHOTOS,
        "The person has as many photos as they may",
        "A person has " + most + " photos at most. Nothing was kept.");
  }

  private static RequestProblem tooOften(int most) {
    return new RequestProblem(
        ProblemType.OVER_LIMIT,
        "The person brought too many pictures in this hour",
        "A person brings " + most + " pictures in an hour at most. Nothing was kept.");
  }
}
