package org.evenhand.app.docs;

import org.evenhand.app.words.Language;

/**
 * A paragraph, an item, a row or a piece of code, as the search sees it.
 *
 * @param page the title of its page
 * @param heading the heading that it stands under; empty for none
 * @param path where to read it, with the anchor of that heading
 * @param text its words
 * @param language that they are in
 */
record Passage(String page, String heading, String path, String text, Language language) {}
