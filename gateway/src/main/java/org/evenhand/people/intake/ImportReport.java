package org.evenhand.people.intake;

/**
 * What an import did.
 *
 * @param position the frame that announced it
 * @param sha256 the hash in that frame
 * @param people people written, whether they were here before or not
 * @param friendships friendships that did not stand before
 * @param photos photos written
 * @param relationships relationships written
 * @param privacy privacy choices written
 * @param likes likes written
 * @param relatives namings of relatives written
 * @param selfLoops lines that named one person twice, skipped
 * @param stood friendships that stood before and stay as they were
 * @param duplicates lines that named a friendship again that another line had named, skipped
 * @param skippedPeople people skipped for a problem
 * @param skippedOthers other things skipped for a problem
 * @param resumedAfter how many rows were read and kept by the same import before, which was cut
 *     short; 0 if none was
 */
public record ImportReport(
    long position,
    String sha256,
    int people,
    long friendships,
    long photos,
    long relationships,
    long privacy,
    long likes,
    long relatives,
    long selfLoops,
    long stood,
    long duplicates,
    long skippedPeople,
    long skippedOthers,
    long resumedAfter) {}
