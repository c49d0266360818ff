package org.evenhand.consent;

import java.time.Instant;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * One yes that stands: a data type that a person lets one app have for one purpose.
 *
 * @param purpose what for
 * @param type which node; it covers what lies below it by the catalogue's rule
 * @param since since when it has stood without a gap
 * @param until when it runs out, exclusive; the latest yes sets it
 * @param terms the version of the terms at the latest yes
 * @param wordingSha256 the hash of what was read at the latest yes
 * @param language the language of what was read
 */
public record Held(
    Purpose purpose,
    DataTypeId type,
    Instant since,
    Instant until,
    TermsVersion terms,
    String wordingSha256,
    String language) {}
