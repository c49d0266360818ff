package org.evenhand.app.identity;

import java.time.Instant;

/**
 * Who somebody is at an OpenID provider.
 *
 * @param issuer which provider
 * @param subject whom it says they are: the value of the claim that was set
 * @param shown what they call themselves there, for their own eyes; never used to find an account
 * @param at when they showed it to the provider
 */
record Identity(String issuer, String subject, String shown, Instant at) {}
