package org.amaan.knowledge.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.InvalidConfirmation;
import org.amaan.knowledge.confirmation.Reviewable;
import org.amaan.knowledge.confirmation.Reviewer;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.amaan.knowledge.review.Packet.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counsel and native readers are given, and what comes back of it. */
class TakePacketTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-12-10");
  private static final Subject PAKISTAN = Subject.newest("pk").orElseThrow();
  private static final String PURPOSE = "statements/ptpa-purpose";
  private static final Packet.By COUNSEL =
      new Packet.By("Demo Counsel", "advocate, fictional", "2026-12-05");

  @ParameterizedTest
  @ValueSource(
      strings = {"pk", "bd", "iq", "ir", "af", "palermo", "indicators.ur", "indicators.bn"})
  void aPacketHasEveryStatementWithItsSourceAndWhatItChanges(String name) {
    Subject subject = Subject.newest(name).orElseThrow();
    Packet packet = PacketFile.read(PacketFile.write(Packet.of(subject, TODAY)));
    assertThat(packet.version()).isEqualTo(subject.version());
    assertThat(packet.statements()).hasSameSizeAs(subject.statements());
    assertThat(packet.statements()).extracting(Entry::place).doesNotHaveDuplicates();
    for (Entry entry : packet.statements()) {
      assertThat(List.of(entry.says(), entry.source(), entry.changes()))
          .as(entry.place())
          .noneMatch(String::isBlank);
      assertThat(entry.answer()).isEmpty();
    }
  }

  @Test
  void thereIsNoPacketOfWhatThereIsNot() {
    for (String name : List.of("xx", "indicators.en", "indicators.xx", "indicators.", "")) {
      assertThat(Subject.newest(name)).as(name).isEmpty();
    }
  }

  @Test
  void whatIsConfirmedHoldsAndNothingElse() {
    Confirmations confirmations = signed(answered(PURPOSE, "confirmed", ""));
    assertThat(confirmations.hold("pk", PAKISTAN.version(), statement(PURPOSE))).isTrue();
    assertThat(confirmations.hold("pk", PAKISTAN.version(), statement("statements/ptpa-child")))
        .isFalse();
    assertThat(confirmations.hold("pk", "2026-11", statement(PURPOSE))).isFalse();
    assertThat(confirmations.hold("bd", PAKISTAN.version(), statement(PURPOSE))).isFalse();
  }

  @Test
  void afterAnyChangeItHasToBeConfirmedAgain() {
    Confirmations confirmations = signed(answered(PURPOSE, "confirmed", ""));
    Reviewable held = statement(PURPOSE);
    for (Reviewable changed :
        List.of(
            new Reviewable(
                held.place(),
                held.says() + ".",
                held.takenAs(),
                null,
                held.source(),
                held.changes()),
            new Reviewable(held.place(), held.says(), "named", null, held.source(), held.changes()),
            new Reviewable(
                held.place(), held.says(), held.takenAs(), null, "elsewhere", held.changes()))) {
      assertThat(confirmations.hold("pk", PAKISTAN.version(), changed)).isFalse();
    }
  }

  @Test
  void aLaterCorrectionTakesAConfirmationBack() {
    Confirmations confirmations =
        signed(
            answered(PURPOSE, "confirmed", ""),
            answered(PURPOSE, "corrected", "Section 3 names it since 2027."));
    assertThat(confirmations.hold("pk", PAKISTAN.version(), statement(PURPOSE))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yes       |               | statements[%d] (statements/ptpa-purpose): \"answer\" is confirmed, corrected or empty.",
        "corrected |               | statements[%d] (statements/ptpa-purpose): write into \"correction\" what it should say, in at most 2,000 characters.",
        "confirmed | Another text. | statements[%d] (statements/ptpa-purpose): it is confirmed, so it has no correction.",
        "''        | Another text. | statements[%d] (statements/ptpa-purpose): there is a correction; write corrected into \"answer\"."
      })
  void anAnswerThatIsNoneIsRefusedWithItsPlace(String answer, String correction, String problem) {
    Packet packet = answered(PURPOSE, answer, correction == null ? "" : correction);
    int index = packet.statements().stream().map(Entry::place).toList().indexOf(PURPOSE);
    refused(packet, problem.formatted(index));
  }

  @Test
  void aChangedStatementIsRefusedWithItsPlace() {
    Packet packet = answered(PURPOSE, "confirmed", "");
    List<Entry> changed = new ArrayList<>(packet.statements());
    int index = changed.stream().map(Entry::place).toList().indexOf(PURPOSE);
    String problem =
        ("statements[%d] (%s): what it says, what it is taken as or its source is not what the platform"
                + " holds; write corrections into \"correction\".")
            .formatted(index, PURPOSE);
    Entry entry = changed.get(index);
    changed.set(
        index,
        new Entry(
            PURPOSE,
            "It names it.",
            entry.takenAs(),
            null,
            entry.source(),
            entry.changes(),
            "confirmed",
            ""));
    refused(with(packet, changed), problem);
    changed.set(
        index,
        new Entry(
            PURPOSE,
            entry.says(),
            entry.takenAs().replace("not named", "named"),
            null,
            entry.source(),
            entry.changes(),
            "confirmed",
            ""));
    refused(with(packet, changed), problem);
  }

  @Test
  void whatIsNotInItIsRefusedWithItsPlace() {
    Packet packet = answered(PURPOSE, "confirmed", "");
    List<Entry> more = new ArrayList<>(packet.statements());
    more.add(more.get(0));
    more.add(new Entry("statements/nothing", "a", null, null, "b", "c", "confirmed", ""));
    int size = packet.statements().size();
    refused(
        with(packet, more),
        "statements[%d] (%s): it stands there twice.".formatted(size, more.get(0).place()),
        "statements[%d] (statements/nothing): there is no such statement.".formatted(size + 1));
  }

  @Test
  void anotherVersionIsRefused() {
    Packet packet = answered(PURPOSE, "confirmed", "");
    refused(
        new Packet("pk", "2026-11", packet.made(), packet.reviewer(), packet.statements()),
        "version: the packet is of version 2026-11, and the newest is %s; make a new packet."
            .formatted(PAKISTAN.version()));
    refused(
        new Packet("xx", "2026-11", packet.made(), packet.reviewer(), packet.statements()),
        "subject: there is no profile and no language \"xx\".");
  }

  @Test
  void whoSaysItAndWhenIsAskedFor() {
    Packet packet = answered(PURPOSE, "confirmed", "");
    refused(
        new Packet(
            "pk",
            packet.version(),
            packet.made(),
            new Packet.By(" ", "x".repeat(201), "10.12.2026"),
            packet.statements()),
        "reviewer.name: write between 1 and 200 characters.",
        "reviewer.capacity: write between 1 and 200 characters.",
        "reviewer.day: write the day as 2026-12-31.");
    for (String day : List.of("2026-12-11", "2026-12-03")) {
      refused(
          new Packet(
              "pk",
              packet.version(),
              packet.made(),
              new Packet.By("A", "B", day),
              packet.statements()),
          "reviewer.day: " + day + " is not between the day the packet was made and today.");
    }
  }

  @Test
  void itWasNotMadeInTheFuture() {
    Packet packet = answered(PURPOSE, "confirmed", "");
    refused(
        new Packet(
            "pk", packet.version(), TODAY.plusDays(1), packet.reviewer(), packet.statements()),
        "made: 2026-12-11 is in the future; leave it as it was.");
  }

  /** 200 characters of a name and 2,000 of a correction are taken, one more of each is not. */
  @Test
  void namesAndCorrectionsHaveALimit() {
    Packet packet = answered(PURPOSE, "corrected", "x".repeat(2_000));
    Packet.By longest = new Packet.By("n".repeat(200), "c".repeat(200), "2026-12-05");
    Confirmation taken =
        TakePacket.confirmationOf(
            new Packet("pk", packet.version(), packet.made(), longest, packet.statements()), TODAY);
    assertThat(taken.by()).hasSize(200);
    assertThat(taken.answers().get(0).correction()).hasSize(2_000);
    int index = packet.statements().stream().map(Entry::place).toList().indexOf(PURPOSE);
    refused(
        answered(PURPOSE, "corrected", "x".repeat(2_001)),
        "statements[%d] (%s): write into \"correction\" what it should say, in at most 2,000 characters."
            .formatted(index, PURPOSE));
  }

  @Test
  void aFileThatNoPacketHasIsNotRead() {
    String packet = PacketFile.write(answered(PURPOSE, "confirmed", ""));
    String longest = packet + "#".repeat(2_000_000 - packet.length());
    assertThat(PacketFile.read(longest).subject()).isEqualTo("pk");
    assertThatExceptionOfType(InvalidPacket.class)
        .isThrownBy(() -> PacketFile.read(longest + "#"))
        .withMessage("It has more than 2000000 characters; no packet has.");
  }

  @Test
  void nothingAnsweredIsNothingToConfirm() {
    refused(answered(PURPOSE, "", ""), "statements: none has an answer.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "subject: pk",
        "{subject: pk, version: 2026-12}",
        "a: b",
        "subject: pk\nsubject: pk",
        "{{{",
        "x"
      })
  void whatIsNoPacketIsRefused(String text) {
    assertThatExceptionOfType(InvalidPacket.class).isThrownBy(() -> PacketFile.read(text));
  }

  @Test
  void onlyAReviewerMayConfirmAndOnlyWhatTheyReview() {
    String key = SignedConfirmation.newKey();
    Confirmation confirmation =
        TakePacket.confirmationOf(answered(PURPOSE, "confirmed", ""), TODAY);
    String signed = SignedConfirmation.sign(confirmation, key);
    Map<String, Object> shown = SignedConfirmation.publicPart(key);
    for (Reviewer other :
        List.of(
            new Reviewer(
                COUNSEL.name(),
                COUNSEL.capacity(),
                List.of("pk"),
                SignedConfirmation.publicPart(SignedConfirmation.newKey())),
            new Reviewer("Somebody", COUNSEL.capacity(), List.of("pk"), shown),
            new Reviewer(COUNSEL.name(), "anything", List.of("pk"), shown),
            new Reviewer(COUNSEL.name(), COUNSEL.capacity(), List.of("bd"), shown))) {
      assertThatExceptionOfType(InvalidConfirmation.class)
          .isThrownBy(() -> Confirmations.of(List.of(signed), List.of(other)));
    }
    String[] parts = signed.split("\\.");
    String forged =
        parts[0] + "." + parts[1].substring(0, parts[1].length() - 4) + "AAAA." + parts[2];
    Reviewer counsel = new Reviewer(COUNSEL.name(), COUNSEL.capacity(), List.of("pk"), shown);
    assertThatExceptionOfType(InvalidConfirmation.class)
        .isThrownBy(() -> Confirmations.of(List.of(forged), List.of(counsel)));
    assertThat(Confirmations.of(List.of(signed), List.of(counsel))).isNotNull();
    // The same key in another capacity, and for another country, before it in the list.
    Reviewer lecturer = new Reviewer(COUNSEL.name(), "lecturer", List.of("bd"), shown);
    assertThat(Confirmations.of(List.of(signed), List.of(lecturer, counsel))).isNotNull();
    assertThat(shown).doesNotContainKey("d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "secret-secret", "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldA\"}"})
  void whatIsNoKeyIsRefusedAndNotRepeated(String key) {
    Confirmation confirmation =
        TakePacket.confirmationOf(answered(PURPOSE, "confirmed", ""), TODAY);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> SignedConfirmation.sign(confirmation, key))
        .withMessage("It is no private JSON Web Key for Ed25519.");
  }

  private static Confirmations signed(Packet... packets) {
    String key = SignedConfirmation.newKey();
    List<String> signed = new ArrayList<>();
    for (Packet packet : packets) {
      signed.add(SignedConfirmation.sign(TakePacket.confirmationOf(packet, TODAY), key));
    }
    return Confirmations.of(
        signed,
        Collections.singletonList(
            new Reviewer(
                COUNSEL.name(),
                COUNSEL.capacity(),
                List.of("pk"),
                SignedConfirmation.publicPart(key))));
  }

  private static Reviewable statement(String place) {
    return PAKISTAN.statement(place).orElseThrow();
  }

  private static Packet answered(String place, String answer, String correction) {
    Packet packet = Packet.of(PAKISTAN, LocalDate.parse("2026-12-04"));
    Packet filled = new Packet("pk", packet.version(), packet.made(), COUNSEL, packet.statements());
    return with(
        filled,
        packet.statements().stream()
            .map(
                entry ->
                    entry.place().equals(place)
                        ? new Entry(
                            place,
                            entry.says(),
                            entry.takenAs(),
                            entry.english(),
                            entry.source(),
                            entry.changes(),
                            answer,
                            correction)
                        : entry)
            .toList());
  }

  private static Packet with(Packet packet, List<Entry> statements) {
    return new Packet(
        packet.subject(), packet.version(), packet.made(), packet.reviewer(), statements);
  }

  private static void refused(Packet packet, String... problems) {
    assertThatExceptionOfType(InvalidPacket.class)
        .isThrownBy(() -> TakePacket.confirmationOf(packet, TODAY))
        .satisfies(refusal -> assertThat(refusal.problems()).containsExactly(problems));
  }
}
