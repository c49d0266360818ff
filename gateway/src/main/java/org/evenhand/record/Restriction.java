package org.evenhand.record;

import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a change may take something from: an access decided before it and recorded after it must not
 * stand. Everything that could narrow any answer is here, and where it is not plain whose answers
 * it narrows, it touches everyone: deciding once more costs microseconds.
 *
 * @param app the app it touches; null for all
 * @param one whom it touches; null for everyone
 * @param other whom else; null for nobody
 */
record Restriction(@Nullable AppId app, @Nullable PersonId one, @Nullable PersonId other) {
  private static final Restriction EVERYTHING = new Restriction(null, null, null);

  /** What a change restricts; empty if it can only widen. */
  static Optional<Restriction> of(Change change) {
    return switch (change) {
      case Change.Consent it ->
          it.action() == Change.Consent.Action.GIVEN
              ? Optional.empty()
              : touching(it.app(), it.person());
      case Change.GrantEnded it -> touching(it.app(), it.person());
      case Change.Stopped it -> touching(it.app(), it.person());
      case Change.AudienceSet it -> touching(it.person(), null);
      // Who was kept out and is let in now sees more; who is in neither list may see less.
      case Change.AudienceListed it ->
          it.listing() == Listing.LET_IN ? Optional.empty() : touching(it.person(), it.other());
      case Change.Blocked it -> touching(it.person(), it.other());
      case Change.Unfriended it -> touching(it.one(), it.other());
      case Change.RelationshipSet it -> touching(it.person(), it.partner());
      case Change.PhotoRemoved it -> touching(it.owner(), null);
      case Change.RelativeNamed it -> touching(it.person(), it.relative());
      case Change.RelativeUnnamed it -> touching(it.person(), it.relative());
      case Change.Unliked it -> touching(it.person(), null);
      // A new tag adds a person whose consent the photo needs.
      case Change.Tagged it -> touching(it.owner(), it.tagged());
      // A tag that went must not be shown any more.
      case Change.Untagged it -> touching(it.owner(), it.tagged());
      // Through them, others were friends of friends, and the answers that show it don't name them.
      case Change.Erased _, Change.RegisterAct _, Change.Imported _ -> Optional.of(EVERYTHING);
      case Change.InboundSet _,
          Change.Contributed _,
          Change.ContributionDeleted _,
          Change.HoldBegan _,
          Change.HoldEnded _,
          Change.ErasureAsked _,
          Change.GrantGiven _,
          Change.Unblocked _,
          Change.Befriended _,
          Change.PhotoAdded _,
          Change.Liked _,
          Change.KeyEvent _,
          Change.ClockStepped _ ->
          Optional.empty();
    };
  }

  private static Optional<Restriction> touching(AppId app, PersonId person) {
    return Optional.of(new Restriction(app, person, null));
  }

  private static Optional<Restriction> touching(PersonId one, @Nullable PersonId other) {
    return Optional.of(new Restriction(null, one, other));
  }
}
