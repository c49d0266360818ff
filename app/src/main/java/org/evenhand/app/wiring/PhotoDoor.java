package org.evenhand.app.wiring;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.evenhand.app.api.PhotoPort;
import org.evenhand.app.identity.OwnClient;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Gate;
import org.evenhand.gate.Outcome;
import org.evenhand.people.owner.OwnPhotos;
import org.evenhand.record.Change.Content;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;

/**
 * People's own photos come and go by here, brought by the platform's own client: it counts as a
 * call of that app, and is an act of the person.
 *
 * @param gate counts the call
 * @param platform tells which photos there are
 * @param photos where they go
 * @param client who may bring them
 */
record PhotoDoor(Gate gate, Platform platform, OwnPhotos photos, OwnClient client)
    implements PhotoPort {
  @Override
  public boolean isOwnClient(Caller caller) {
    return client.actsFor(caller).isPresent();
  }

  @Override
  public Optional<Outcome.Refused> call(Caller caller, String operation) {
    return gate.call(caller.app(), operation);
  }

  @Override
  public int mostBytes() {
    return photos.mostBytes();
  }

  @Override
  public boolean there(String content) {
    return platform.people().names(new Content(content));
  }

  @Override
  public void onGone(Consumer<String> listener) {
    platform.onPhotoGone(content -> listener.accept(content.sha256()));
  }

  @Override
  public Brought add(Caller caller, byte[] picture) {
    return switch (photos.add(me(caller), picture, null)) {
      case OwnPhotos.Outcome.Added(var photo, long position) -> new Brought.Added(photo, position);
      case OwnPhotos.Outcome.TooLarge _ -> new Brought.TooLarge();
      case OwnPhotos.Outcome.Unfit(var reason, var detail) ->
          new Brought.Unfit(
              reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + detail);
      case OwnPhotos.Outcome.TooMany(int most) -> new Brought.TooMany(most);
      case OwnPhotos.Outcome.TooOften(int most, long seconds) ->
          new Brought.TooOften(most, seconds);
      case OwnPhotos.Outcome.Erased _ -> new Brought.Erased();
    };
  }

  @Override
  public OptionalLong remove(Caller caller, PhotoId photo) {
    return photos.remove(me(caller), photo);
  }

  private SignedIn me(Caller caller) {
    return client
        .actsFor(caller)
        .orElseThrow(() -> new IllegalStateException("not the platform's own client"));
  }
}
