/**
 * The data API: everything under {@code /v1}, its problems, its description in OpenAPI, and the
 * health of the server. One servlet behind one filter; the filter lets nobody in without a live
 * token, and nothing under {@code /v1} can be reached but through it.
 *
 * <p>May use gate, vocabulary and record's word that it has stopped. {@code app.identity} says
 * whether a token is live, through {@link org.evenhand.app.api.TokenCheck}. What must never enter:
 * a decision about who may see what (that is the gate's), Spring on the way of a request, the
 * {@code Host} header in a link, a token or an id in a log line.
 */
@NullMarked
package org.evenhand.app.api;

import org.jspecify.annotations.NullMarked;
