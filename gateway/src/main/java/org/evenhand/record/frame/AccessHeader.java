package org.evenhand.record.frame;

import org.evenhand.vocabulary.Ground;

/**
 * The header of an access: leaf 0 of the frame's tree, and leaf 1 for those parts of what was asked
 * that point to a person.
 *
 * @param asked what was asked
 * @param ground the public acts that the permission rests on
 * @param lines how many lines follow
 */
public record AccessHeader(Asked asked, Ground ground, int lines) {}
