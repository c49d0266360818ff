package org.evenhand.record.frame;

import org.evenhand.record.Change.Consent.Action;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Listing;

/**
 * What a private frame says was done; the code stands inside the seal. Codes are given once, never
 * reused.
 */
enum Act {
  CONSENT(1, Kind.CONSENT),
  GRANT_GIVEN(2, Kind.GRANT),
  GRANT_ENDED(3, Kind.GRANT),
  STOPPED(4, Kind.GRANT),
  AUDIENCE_SET(5, Kind.PRIVACY),
  BLOCKED(6, Kind.PRIVACY),
  UNBLOCKED(7, Kind.PRIVACY),
  BEFRIENDED(8, Kind.EDGE),
  UNFRIENDED(9, Kind.EDGE),
  RELATIONSHIP_SET(10, Kind.RELATIONSHIP),
  PHOTO_ADDED(11, Kind.PHOTO),
  PHOTO_REMOVED(12, Kind.PHOTO),
  TAGGED(13, Kind.TAG),
  UNTAGGED(14, Kind.TAG),
  HOLD_BEGAN(15, Kind.HOLD),
  HOLD_ENDED(16, Kind.HOLD),
  ERASURE_ASKED(17, Kind.HOLD),
  INBOUND_SET(18, Kind.CONSENT),
  CONTRIBUTED(19, Kind.RECEIPT),
  CONTRIBUTION_DELETED(20, Kind.RECEIPT),
  LIKED(21, Kind.LIKE),
  UNLIKED(22, Kind.LIKE),
  RELATIVE_NAMED(23, Kind.RELATIONSHIP),
  RELATIVE_UNNAMED(24, Kind.RELATIONSHIP),
  AUDIENCE_LISTED(25, Kind.PRIVACY);

  /** Marks of what is known of a photo. */
  static final int HAS_PLACE = 1;

  static final int HAS_CONTENT = 2;

  private static final Act[] BY_CODE = values();
  private final int code;
  private final Kind kind;

  Act(int code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  int code() {
    return code;
  }

  static Act read(FrameReader in, Kind kind) {
    int code = in.u8();
    in.check(
        code >= 1 && code <= BY_CODE.length && BY_CODE[code - 1].kind == kind,
        "act " + code + " is none of a frame of kind " + kind.jsonName());
    return BY_CODE[code - 1];
  }

  // Written out rather than taken from the ordinal: the order of an enum may change, a format not.
  static int code(Audience audience) {
    return switch (audience) {
      case EVERYONE -> 1;
      case FRIENDS_OF_FRIENDS -> 2;
      case FRIENDS -> 3;
      case ONLY_ME -> 4;
    };
  }

  static Audience audience(FrameReader in) {
    int code = in.u8();
    return switch (code) {
      case 1 -> Audience.EVERYONE;
      case 2 -> Audience.FRIENDS_OF_FRIENDS;
      case 3 -> Audience.FRIENDS;
      case 4 -> Audience.ONLY_ME;
      default -> throw in.corrupt("there is no audience " + code);
    };
  }

  static int code(Listing listing) {
    return switch (listing) {
      case LET_IN -> 1;
      case KEPT_OUT -> 2;
      case NEITHER -> 3;
    };
  }

  static Listing listing(FrameReader in) {
    int code = in.u8();
    return switch (code) {
      case 1 -> Listing.LET_IN;
      case 2 -> Listing.KEPT_OUT;
      case 3 -> Listing.NEITHER;
      default -> throw in.corrupt("there is no list " + code);
    };
  }

  static int code(Action action) {
    return switch (action) {
      case GIVEN -> 1;
      case NARROWED -> 2;
      case WITHDRAWN -> 3;
      case EXPIRED -> 4;
    };
  }

  static Action action(FrameReader in) {
    int code = in.u8();
    return switch (code) {
      case 1 -> Action.GIVEN;
      case 2 -> Action.NARROWED;
      case 3 -> Action.WITHDRAWN;
      case 4 -> Action.EXPIRED;
      default -> throw in.corrupt("consent has no action " + code);
    };
  }
}
