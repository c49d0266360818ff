package org.evenhand.app.regulator;

import org.evenhand.app.confidential.Openings;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;

/**
 * What this room needs from outside.
 *
 * @param register as it stands
 * @param acts the door by which looks are recorded
 * @param openings what stands behind commitments
 * @param segments the record's lines as files
 * @param holds lays legal holds
 */
public record RegulatorParts(
    Register register, RegisterActs acts, Openings openings, SegmentFiles segments, Holds holds) {}
