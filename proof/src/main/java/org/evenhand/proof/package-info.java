/**
 * The transparency log's formats. Merkle trees as RFC 6962 and RFC 9162 define them ({@link
 * org.evenhand.proof.InclusionProof}, {@link org.evenhand.proof.ConsistencyProof}); their tiles and
 * entries as C2SP tlog-tiles lays them out ({@link org.evenhand.proof.TileTree} reads, {@link
 * org.evenhand.proof.TileEdge} writes); checkpoints that logs and witnesses sign ({@link
 * org.evenhand.proof.SignedNote}, {@link org.evenhand.proof.Policy}); the small file that proves
 * one entry ({@link org.evenhand.proof.TlogProof}); what a witness answers ({@link
 * org.evenhand.proof.WitnessState}). The JDK alone: anyone can verify with this jar and nothing
 * else.
 *
 * <p>Every parser is strict: it gives a value that prints back to the same bytes, or throws {@link
 * org.evenhand.proof.ProofException.Malformed}, whatever it is given.
 *
 * <p>May use nothing. What must never enter: a dependency, a file, a socket.
 */
@NullMarked
package org.evenhand.proof;

import org.jspecify.annotations.NullMarked;
