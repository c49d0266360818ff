package org.evenhand.app.publicregister;

/**
 * The page of one act.
 *
 * @param line the act in words
 * @param canonical its canonical form, byte for byte as recorded
 */
public record ActPageView(ChangesView.Line line, String canonical) {}
