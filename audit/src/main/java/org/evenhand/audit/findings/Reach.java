package org.evenhand.audit.findings;

import java.util.OptionalDouble;

/**
 * How many people one organisation drew one data type about.
 *
 * @param organisation which
 * @param dataType which
 * @param people how many, as far as is known: {@link Amplification} says what that means there
 * @param mostInAnHour in the busiest hour: so many different ones there were at least; 0 if unknown
 * @param users how many consented to its apps themselves; 0 if unknown
 * @param lines how many lines left; 0 if unknown
 * @param perUser people for each who consented; in a platform's own record, where that is not
 *     public, people for each request; empty if neither is known
 * @param onlyThroughFriends which share of the people consented to none of it themselves, and was
 *     reached through somebody else; empty if unknown
 */
public record Reach(
    String organisation,
    String dataType,
    long people,
    long mostInAnHour,
    long users,
    long lines,
    OptionalDouble perUser,
    OptionalDouble onlyThroughFriends) {}
