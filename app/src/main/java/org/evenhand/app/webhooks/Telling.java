package org.evenhand.app.webhooks;

import org.evenhand.vocabulary.AppId;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an app is told.
 *
 * @param app which
 * @param event the kind of event
 * @param says what it says
 * @param cutOff the cut-off that it is the notice of; empty for none
 */
record Telling(AppId app, String event, ObjectNode says, String cutOff) {}
