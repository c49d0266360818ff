package org.evenhand.app.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.gate.Outcome.Budget;
import org.evenhand.gate.OwnFrame;
import org.evenhand.gate.TokenPowers;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.ThingId;
import org.evenhand.vocabulary.Told.ToldList;

/** A gate that tells what a test says, and remembers what it was asked. */
final class ToldGate implements GatePort {
  static final Budget BUDGET = new Budget(200_000, 199_842, 5_000, 4_711, 1_800);

  final List<Query> asked = new CopyOnWriteArrayList<>();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final AtomicLong position = new AtomicLong(482_112);

  /** Whether refusals are counted with others instead of having a frame each. */
  volatile boolean counting;

  volatile BiFunction<Caller, Query, Outcome> answer = (_, query) -> nobody(query);

  Outcome nobody(Query query) {
    var edge = query instanceof Query.Many(var list) ? list.edge() : Edge.FRIENDS;
    return told(new ToldList(edge, 1, List.of(), false, false));
  }

  Outcome told(ToldList list) {
    var drawn = new Outcome.Drawn(0, list.items().size());
    return new Outcome.Answered(position.incrementAndGet(), list, BUDGET, drawn);
  }

  @Override
  public Outcome answer(Caller caller, String operation, Query query) {
    asked.add(query);
    return answer.apply(caller, query);
  }

  @Override
  public Outcome goOn(Outcome.Answered looked, Caller caller, String operation, Query query) {
    return answer(caller, operation, query);
  }

  @Override
  public Optional<Outcome.Refused> ask(AppId app, String operation) {
    return Optional.empty();
  }

  @Override
  public boolean couldAsk(Caller caller, DataTypeId type) {
    return caller.scope().contains(type);
  }

  @Override
  public long refuse(Caller caller, String operation, Reason reason) {
    refused.add(operation + " " + reason.apiName());
    return counting ? -1 : position.incrementAndGet();
  }

  @Override
  public TokenPowers powers(Caller caller) {
    return new TokenPowers(ApiServer.NOW, List.of(), List.of(), BUDGET);
  }

  @Override
  public Budget budget(AppId app) {
    return BUDGET;
  }

  @Override
  public OwnFrame lines(AppId app, String operation, long wanted) {
    return wanted == 77
        ? new OwnFrame.Found("{\"position\":77}", BUDGET)
        : new OwnFrame.None(BUDGET);
  }

  @Override
  public Ids ids(AppId app) {
    return new HashedIds(app);
  }

  /** Ids of the right shape: a hash, found again by trying the first thousand. */
  private record HashedIds(AppId app) implements Ids {
    private String block(Object... parts) {
      var text = new ArrayList<>(List.of(app.value()));
      for (var part : parts) {
        text.add(Objects.toString(part));
      }
      try {
        var hash =
            MessageDigest.getInstance("SHA-256")
                .digest(String.join("|", text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ByteBuffer.allocate(16).put(hash, 0, 16).array());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String person(PersonId id) {
      return "p_" + block("person", id.number());
    }

    @Override
    public Optional<PersonId> person(String id) {
      for (int number = 1; number <= 1000; number++) {
        if (person(new PersonId(number)).equals(id)) {
          return Optional.of(new PersonId(number));
        }
      }
      return Optional.empty();
    }

    @Override
    public String photo(PhotoId id) {
      return "ph_" + block("photo", id.number());
    }

    @Override
    public Optional<PhotoId> photo(String id) {
      for (int number = 1; number <= 1000; number++) {
        if (photo(new PhotoId(number)).equals(id)) {
          return Optional.of(new PhotoId(number));
        }
      }
      return Optional.empty();
    }

    @Override
    public String thing(ThingId id) {
      return "t_" + block("thing", id.number());
    }

    @Override
    public String version(String version) {
      return block("version", version);
    }

    @Override
    public String cursor(Edge edge, long owner, PersonId viewer, long key) {
      return "c1." + block(edge, owner, viewer.number(), key);
    }

    @Override
    public Optional<Long> cursor(String cursor, Edge edge, long owner, PersonId viewer) {
      for (long key = 0; key <= 1000; key++) {
        if (cursor(edge, owner, viewer, key).equals(cursor)) {
          return Optional.of(key);
        }
      }
      return Optional.empty();
    }
  }
}
