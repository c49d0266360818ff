package org.evenhand.gate;

import java.util.Map;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Reason;

/**
 * What would be seen of a person, told to that person. It names what of their own would be shown;
 * of others it tells numbers, and never who they are.
 */
public sealed interface Preview {
  /**
   * The app would be refused, whatever the person says.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements Preview {}

  /**
   * This would be shown.
   *
   * @param allowed whether the person's own yes covers the kind of data
   * @param listed whether the person themself would be there at all
   * @param fields the bits of the fields that would be shown of their profile or relationship
   * @param photos their photos that would be shown, each with the bits of its fields, and at most
   *     {@link Previews#MOST} of them
   * @param others how many would be shown with it: friends, relatives, a partner, those tagged; of
   *     likes, how many things
   */
  record Seen(boolean allowed, boolean listed, long fields, Map<PhotoId, Long> photos, long others)
      implements Preview {
    /** Keeps a copy. */
    public Seen {
      photos = Map.copyOf(photos);
    }
  }
}
