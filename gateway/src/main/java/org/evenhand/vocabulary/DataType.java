package org.evenhand.vocabulary;

/**
 * A node of the catalogue.
 *
 * @param id its dotted name
 * @param number its number in frames; given once, never reused
 * @param sensitivity 0 (public by nature) to 3 (can harm)
 * @param specialCategory whether it can reveal a special category (GDPR art. 9)
 * @param dpv its W3C DPV personal-data category
 * @param defaultAudience who may see it unless the person says otherwise
 * @param concerns whose consent it needs
 * @param separate whether permission for its parent does <em>not</em> cover it
 * @param title what it is, in plain words for the consent page: "Your birthday"
 * @param plain one sentence that says what an app learns from it
 */
public record DataType(
    DataTypeId id,
    int number,
    int sensitivity,
    boolean specialCategory,
    String dpv,
    Audience defaultAudience,
    Concerns concerns,
    boolean separate,
    String title,
    String plain) {}
