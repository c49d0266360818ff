/** Tests of reading files. */
@org.jspecify.annotations.NullMarked
package org.evenhand.audit.input;
