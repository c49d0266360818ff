package org.evenhand.record.frame;

import org.evenhand.vocabulary.Ground;

/**
 * The header of an access: leaf 0 of the frame's tree.
 *
 * @param asked what was asked
 * @param ground the public acts that the permission rests on
 * @param lines how many lines follow
 */
public record AccessHeader(Asked asked, Ground ground, int lines) {}
