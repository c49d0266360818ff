package org.evenhand.consent;

import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/** Names one set of consenting people. */
record SetKey(AppId app, Purpose purpose, DataTypeId type) {}
