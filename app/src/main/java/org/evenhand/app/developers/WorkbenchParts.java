package org.evenhand.app.developers;

import java.net.URI;
import java.util.function.Function;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;

/**
 * What this room needs from outside.
 *
 * @param register as it stands
 * @param directory apps as people meet them
 * @param catalogue the data types
 * @param baseUrl how the world reaches the server
 * @param calls apps' own calls
 * @param testPerson the fictional people that apps are tested with
 * @param left what is left of apps' limits
 */
public record WorkbenchParts(
    Register register,
    AppDirectory directory,
    Catalogue catalogue,
    URI baseUrl,
    OwnCalls calls,
    TestPerson testPerson,
    Function<AppId, Left> left) {}
