package org.evenhand.app.office;

import org.evenhand.app.identity.Question;

/**
 * A page that asks for a passkey.
 *
 * @param question for the browser
 * @param who whom it is about; empty for whoever comes
 * @param to where it leads afterwards, or, on the page of an invitation, the invitation
 * @param notice what went wrong, or what happened; empty for nothing
 * @param wrong whether the notice is an error
 */
public record AskView(Question question, String who, String to, String notice, boolean wrong) {}
