/**
 * A platform's public record, verified first by the proof room's own verifier, then folded into
 * what its public acts came to: organisations, requests, rulings, deals, exceptions, ties,
 * cut-offs, statements, invoices; with the sums of its tallies. From that it makes the rows that
 * every analysis works on, in the layout of the files that other platforms bring.
 *
 * <p>Knows the public log and nothing behind it: no keys, no people, no exact amounts. The gateway
 * is never used, so what an auditor reads does not depend on the code that is audited. Nothing is
 * judged here.
 */
@NullMarked
package org.evenhand.audit.ledger;

import org.jspecify.annotations.NullMarked;
