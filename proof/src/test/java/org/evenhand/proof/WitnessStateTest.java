package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.evenhand.proof.WitnessOutcome.BadProof;
import org.evenhand.proof.WitnessOutcome.BadRequest;
import org.evenhand.proof.WitnessOutcome.Conflict;
import org.evenhand.proof.WitnessOutcome.Cosign;
import org.evenhand.proof.WitnessOutcome.Forbidden;
import org.evenhand.proof.WitnessOutcome.UnknownLog;
import org.junit.jupiter.api.Test;

class WitnessStateTest {
  private static final Signer LOG = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);
  private static final Signer STRANGER = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);

  private final TestLog log = new TestLog();
  private WitnessState state = WitnessState.start(TestLog.ORIGIN, List.of(LOG.verifier()));

  private WitnessOutcome ask(byte[] body) {
    return WitnessState.judge(
        body, origin -> origin.equals(TestLog.ORIGIN) ? Optional.of(state) : Optional.empty());
  }

  private WitnessOutcome ask(long old, List<byte[]> path, Checkpoint checkpoint, Signer... by) {
    var note = SignedNote.sign(checkpoint.text(), 0, List.of(by));
    return ask(new WitnessRequest(old, path, note).bytes());
  }

  private List<byte[]> growth(long from, Checkpoint to) throws Exception {
    return TileTree.open(log, to).consistency(from).path();
  }

  /** Has the witness see a checkpoint of that many more entries. */
  private Checkpoint see(int more) throws Exception {
    var next = log.grow(more);
    long old = state.last().size();
    var path = old == 0 ? List.<byte[]>of() : growth(old, next);
    state = ((Cosign) ask(old, path, next, LOG)).next();
    return next;
  }

  @Test
  void a_log_that_grows_is_cosigned_from_its_beginning() throws Exception {
    assertThat(see(0)).isEqualTo(state.last());
    assertThat(see(1)).isEqualTo(state.last());
    assertThat(see(255)).isEqualTo(state.last());
    assertThat(see(300)).isEqualTo(state.last());
    assertThat(see(0)).isEqualTo(state.last());
    var cosign = (Cosign) ask(556, List.of(), state.last(), LOG);
    assertThat(cosign.status()).isEqualTo(200);
    var witness = TestLog.signer("w", SignatureType.COSIGNATURE_ML_DSA_44);
    var answer = witness.sign(cosign.text(), 5).line().getBytes(UTF_8);
    var note = SignedNote.sign(cosign.text(), 0, List.of(LOG));
    var cosigned = note.with(SignedNote.parseSignatures(answer));
    var policy =
        new Policy(TestLog.ORIGIN, List.of(LOG.verifier()), List.of(witness.verifier()), 1);
    assertThat(policy.verify(cosigned).checkpoint()).isEqualTo(state.last());
  }

  @Test
  void a_log_that_rolls_back_is_refused_with_what_the_witness_saw() throws Exception {
    var early = see(10);
    see(10);
    assertThat(ask(10, List.of(), early, LOG)).isEqualTo(new Conflict(20));
    assertThat(ask(0, List.of(), early, LOG)).isEqualTo(new Conflict(20));
    assertThat(new Conflict(20).body()).isEqualTo("20\n");
    assertThat(ask(20, List.of(), early, LOG)).isInstanceOf(BadRequest.class);
    // From a size that the witness never saw, to itself: rightly proven, and not its own state.
    var ahead = log.grow(10);
    assertThat(ask(30, List.of(), ahead, LOG)).isEqualTo(new Conflict(20));
    assertThat(ask(25, growth(20, ahead), ahead, LOG)).isEqualTo(new Conflict(20));
  }

  @Test
  void a_log_that_forks_is_refused() throws Exception {
    see(10);
    var sameSize = new Checkpoint(TestLog.ORIGIN, 10, new byte[32]);
    assertThat(ask(10, List.of(), sameSize, LOG)).isEqualTo(new Conflict(10));
    var next = log.grow(7);
    var path = growth(10, next);
    var fork = new Checkpoint(TestLog.ORIGIN, 17, new byte[32]);
    assertThat(ask(10, path, fork, LOG)).isInstanceOf(BadProof.class);
    assertThat(ask(10, List.of(), next, LOG)).isInstanceOf(BadProof.class);
    assertThat(ask(10, path.subList(1, path.size()), next, LOG)).isInstanceOf(BadProof.class);
    assertThat(ask(10, path, next, LOG)).isInstanceOf(Cosign.class);
  }

  @Test
  void a_growth_from_nothing_or_to_the_same_size_carries_no_proof() throws Exception {
    var first = log.grow(3);
    assertThat(ask(0, List.of(new byte[32]), first, LOG)).isInstanceOf(BadProof.class);
    var notEmpty = new Checkpoint(TestLog.ORIGIN, 0, new byte[32]);
    assertThat(ask(0, List.of(), notEmpty, LOG)).isEqualTo(new Conflict(0));
    see(0);
    assertThat(ask(3, List.of(new byte[32]), first, LOG)).isInstanceOf(BadProof.class);
  }

  @Test
  void strangers_are_told_why_they_are_refused() {
    var first = log.grow(3);
    assertThat(ask(0, List.of(), first, STRANGER)).isInstanceOf(Forbidden.class);
    assertThat(ask(0, List.of(), first, STRANGER, LOG)).isInstanceOf(Cosign.class);
    var other = new Checkpoint("other.example", 3, first.root());
    assertThat(ask(0, List.of(), other, LOG)).isEqualTo(new UnknownLog("other.example"));
    // The order matters: who may not ask learns nothing of what was seen.
    assertThat(ask(9, List.of(), first, STRANGER)).isInstanceOf(Forbidden.class);
    assertThat(ask(9, List.of(), first, LOG)).isInstanceOf(BadRequest.class);
    assertThat(List.of(403, 404, 400))
        .containsExactly(
            new Forbidden("").status(), new UnknownLog("").status(), new BadRequest("").status());
    assertThat(List.of(409, 422))
        .containsExactly(new Conflict(0).status(), new BadProof("").status());
  }

  @Test
  void a_note_that_names_one_key_twice_costs_no_verification() {
    var text = log.grow(3).text();
    var one = LOG.sign(text, 0);
    var again = new NoteSignature(one.name(), one.id(), new byte[64]);
    var twice = new SignedNote(text, List.of(again, one));
    assertThat(ask(new WitnessRequest(0, List.of(), twice).bytes()))
        .isEqualTo(new BadRequest("Two signatures of one key"));
    var strange = new NoteSignature(one.name(), one.id() + 1, new byte[64]);
    var beside = new SignedNote(text, List.of(strange, one));
    assertThat(ask(new WitnessRequest(0, List.of(), beside).bytes())).isInstanceOf(Cosign.class);
  }

  @Test
  void the_request_in_the_specification_is_read_and_printed_alike() throws Exception {
    var body =
        """
        old 20852014
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        """
            .getBytes(UTF_8);
    var request = WitnessRequest.parse(body);
    assertThat(request.old()).isEqualTo(20852014);
    assertThat(request.path()).hasSize(4);
    assertThat(request.bytes()).isEqualTo(body);
    assertThat(ask(body)).isEqualTo(new UnknownLog("example.com/behind-the-sofa"));
  }

  @Test
  void what_is_no_request_is_a_bad_request() {
    var note = SignedNote.sign(log.grow(3).text(), 0, List.of(LOG));
    var right = new String(new WitnessRequest(0, List.of(), note).bytes(), UTF_8);
    assertThat(ask(right.getBytes(UTF_8))).isInstanceOf(Cosign.class);
    var hash = Strict.base64(new byte[32]) + "\n";
    var wrong =
        List.of(
            "",
            right.replace("old 0", "old 00"),
            right.replace("old 0", "old -0"),
            right.replace("old 0", "old"),
            right.replace("old 0", "Old 0"),
            right.replace("old 0\n", ""),
            right.replace("old 0\n", "old 0\n" + hash.repeat(64)),
            right.replace("old 0\n", "old 0\nAAAA\n"),
            right.replaceFirst("\n\n", "\n"),
            right.replaceFirst("\n\n", "\n\n\n"),
            right + "\n");
    for (var body : wrong) {
      assertThat(ask(body.getBytes(UTF_8))).as(body).isInstanceOf(BadRequest.class);
    }
  }
}
