package org.evenhand.record;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/**
 * Everything but an access or a refusal that a frame can hold: what folds are made of. Those that
 * say something about a person are sealed under that person's key in the file.
 */
public sealed interface Change {

  /** A change of what somebody agreed to, for one app and purpose. */
  record Consent(
      PersonId person,
      AppId app,
      Purpose purpose,
      Action action,
      Set<DataTypeId> types,
      Instant until,
      TermsVersion terms,
      String wordingSha256,
      String language)
      implements Change {
    /** What happened to the named types. */
    public enum Action {
      /** Said yes. */
      GIVEN,
      /** Took these types back, keeping others. */
      NARROWED,
      /** Took these types back; none are left. */
      WITHDRAWN,
      /** These ran out. */
      EXPIRED
    }
  }

  /** An authorisation that tokens point to, given. */
  record GrantGiven(
      GrantId grant,
      PersonId person,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Instant until)
      implements Change {}

  /** One authorisation ended (revoked, replaced); consents stay. */
  record GrantEnded(GrantId grant, PersonId person, AppId app, String because) implements Change {}

  /** "Stop": every grant and every consent of the person for the app ends, in this one frame. */
  record Stopped(PersonId person, AppId app) implements Change {}

  /** A person set who may see a kind of their data. */
  record AudienceSet(PersonId person, DataTypeId type, Audience audience) implements Change {}

  /**
   * A person let somebody in to a kind of their data, kept them out of it, or does neither any
   * more; it takes the place of what they said of that person and type before.
   */
  record AudienceListed(PersonId person, PersonId other, DataTypeId type, Listing listing)
      implements Change {}

  /** A person blocked another. */
  record Blocked(PersonId person, PersonId other) implements Change {}

  /** A person took a block back. */
  record Unblocked(PersonId person, PersonId other) implements Change {}

  /** Two people became friends. */
  record Befriended(PersonId one, PersonId other) implements Change {}

  /** Two people are friends no more. */
  record Unfriended(PersonId one, PersonId other) implements Change {}

  /** A person said what relationship they are in; a null partner names nobody. */
  record RelationshipSet(PersonId person, String status, @Nullable PersonId partner)
      implements Change {}

  /** A photo's metadata came; its personal part is in {@code details}. */
  record PhotoAdded(PersonId owner, PhotoId photo, PhotoDetails details) implements Change {}

  /** A photo went. */
  record PhotoRemoved(PersonId owner, PhotoId photo) implements Change {}

  /** Somebody was tagged. */
  record Tagged(PersonId owner, PhotoId photo, PersonId tagged) implements Change {}

  /** A tag went. */
  record Untagged(PersonId owner, PhotoId photo, PersonId tagged) implements Change {}

  /**
   * A person names another as a relative.
   *
   * @param relationship what the relative is to the person, such as {@code mother}; 1 to {@value
   *     #LONGEST} characters
   */
  record RelativeNamed(PersonId person, PersonId relative, String relationship) implements Change {
    /** The most characters of a relationship. */
    public static final int LONGEST = 40;

    /** Refuses a text out of bounds. */
    public RelativeNamed {
      if (relationship.isBlank() || relationship.length() > LONGEST) {
        throw new IllegalArgumentException(
            "what a relative is takes 1 to " + LONGEST + " characters");
      }
    }
  }

  /** A person names another as a relative no more. */
  record RelativeUnnamed(PersonId person, PersonId relative) implements Change {}

  /** A person likes something; what it is is in {@code details}. */
  record Liked(PersonId person, ThingId thing, LikeDetails details) implements Change {}

  /** A person likes something no more. */
  record Unliked(PersonId person, ThingId thing) implements Change {}

  /** A public act: canonical JSON (RFC 8785), UTF-8, an object with a "type". */
  record RegisterAct(String json) implements Change {
    /** The most that one may take as UTF-8: it is an entry of the public log as it stands. */
    public static final int MOST_BYTES = 0xFFFF;

    /** Refuses what could not be published. */
    public RegisterAct {
      int bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "it takes " + bytes + " bytes, and the public log has entries of " + MOST_BYTES);
      }
    }
  }

  /** A bulk import: what came in, by hash; its rows carry this frame's position. */
  record Imported(String what, String sha256, Map<String, Long> counts) implements Change {}

  /** A person is erased; their keys are destroyed. */
  record Erased(PersonId person) implements Change {}

  /**
   * A legal hold began: until it ends nothing of the person is erased.
   *
   * @param by who ordered it
   * @param why on what ground
   * @param until when it ends by itself
   */
  record HoldBegan(PersonId person, String by, String why, Instant until) implements Change {}

  /** A legal hold ended. */
  record HoldEnded(PersonId person, String because) implements Change {}

  /** A person asked to be erased while a legal hold stands: it waits for the hold's end. */
  record ErasureAsked(PersonId person) implements Change {}

  /**
   * What an app may tell the platform about a person from here on, in place of what it might
   * before.
   *
   * @param purpose what the platform may use it for
   * @param deal under which public deal
   * @param types of which data types; none for nothing
   * @param until until when
   * @param wordingSha256 of the text that the person read
   * @param language of that text
   */
  record InboundSet(
      PersonId person,
      AppId app,
      Purpose purpose,
      String deal,
      Set<DataTypeId> types,
      Instant until,
      String wordingSha256,
      String language)
      implements Change {}

  /**
   * An app gave data about a person in return. What it gave stands beside the record.
   *
   * @param purpose what the platform may use it for
   * @param type of which data type
   * @param deal the public deal under which it is taken
   * @param reference what the app calls the person's yes that it has itself
   * @param givenAt when that was said
   * @param items how many
   * @param stored where they stand
   * @param sha256 of what they are
   */
  record Contributed(
      PersonId person,
      AppId app,
      Purpose purpose,
      DataTypeId type,
      String deal,
      String reference,
      Instant givenAt,
      int items,
      long stored,
      String sha256)
      implements Change {}

  /**
   * A person had what an app gave about them deleted.
   *
   * @param receipt the position of the contribution
   */
  record ContributionDeleted(PersonId person, long receipt) implements Change {}

  /** Keys were made or rotated; never the key itself. */
  record KeyEvent(String what, String keyId) implements Change {}

  /** The clock was seen to step; the record holds its own time. */
  record ClockStepped(long byMicros) implements Change {}

  /**
   * What is known of a photo.
   *
   * @param takenAt when
   * @param width pixels, 0 when unknown
   * @param height pixels, 0 when unknown
   * @param place where, null when unknown
   * @param content its bytes, null when only what is known of it came
   */
  record PhotoDetails(
      Instant takenAt, int width, int height, @Nullable Place place, @Nullable Content content) {
    /** Without bytes. */
    public PhotoDetails(Instant takenAt, int width, int height, @Nullable Place place) {
      this(takenAt, width, height, place, null);
    }
  }

  /**
   * Where a photo's bytes lie.
   *
   * @param sha256 of the file as it lies on the disk, sealed, in hex
   */
  record Content(String sha256) {
    /** What a name looks like. */
    public static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    /** Refuses what is no SHA-256 in hex. */
    public Content {
      if (!NAME.matcher(sha256).matches()) {
        throw new IllegalArgumentException("no SHA-256 in hex: " + sha256);
      }
    }
  }

  /**
   * What is known of something that a person likes.
   *
   * @param name what it is called, 1 to {@value #LONGEST_NAME} characters
   * @param category what sort of thing it is, at most {@value #LONGEST_CATEGORY} characters; empty
   *     when unknown
   * @param likedAt since when they like it
   */
  record LikeDetails(String name, String category, Instant likedAt) {
    /** The most characters of a name. */
    public static final int LONGEST_NAME = 200;

    /** The most characters of a category. */
    public static final int LONGEST_CATEGORY = 60;

    /** Refuses texts out of bounds. */
    public LikeDetails {
      if (name.isBlank() || name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "what is liked has a name of 1 to " + LONGEST_NAME + " characters");
      }
      if (category.length() > LONGEST_CATEGORY) {
        throw new IllegalArgumentException(
            "a category has at most " + LONGEST_CATEGORY + " characters");
      }
    }
  }

  /**
   * A place.
   *
   * @param latitude degrees north
   * @param longitude degrees east
   */
  record Place(double latitude, double longitude) {}
}
