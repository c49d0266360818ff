@org.jspecify.annotations.NullMarked
package org.evenhand.app;
