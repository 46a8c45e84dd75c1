package org.amaan.casework.evidence.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.crypto.tink.Aead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.vault.DataKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers for an item, and where its chain does not join, from what was done with it. */
class ChainTest {

  private static final Instant COLLECTED = Instant.parse("2026-11-20T04:15:00Z");
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final Unit UNIT = new Unit("ahtc", "ahtc-islamabad");
  private static final Custody CUSTODY = new Custody(UNIT, COLLECTED, Set.of("prosecution"));
  private static final SealedText.OfEntry NONE = new SealedText.OfEntry(null, null, null);

  /**
   * Each step is a person (a, b of the unit; p of the prosecution; x, y of elsewhere), what they
   * do, and on which day and hour. What is given is given to whom the arrow points, or to (lab).
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "nothing                                             | a   | none",
        "a>b 21T00                                           | a   | countersignature-overdue",
        "a>b 24T23                                           | a   | none",
        "a>b 21T00, b sign 21T01                             | b   | none",
        "a>b 21T00, b sign 22T00                             | b   | none",
        "a>b 21T00, b sign 22T01                             | b   | time-unaccounted",
        "a>b 21T02, b sign 21T01                             | b   | times-overlap",
        "a>b 19T00                                           | a   | times-overlap countersignature-overdue",
        "a>b 21T00, b refuse 21T01                           | a   | none",
        "a>b 21T00, a cancel 21T01                           | a   | none",
        "a>b 21T00, b refuse 21T01, a>b 21T02, b sign 21T03  | b   | none",
        "a>p 21T00, p sign 21T01                             | p   | none",
        "a>x 21T00, x sign 21T01                             | x   | held-elsewhere",
        "a>x 21T00, x sign 21T01, b take 21T02               | b   | giver-did-not-sign",
        "a>lab 21T00                                         | lab | none",
        "a>lab 21T00, b take 22T12                           | b   | none",
        "a>lab 21T00, b take 20T12                           | b   | times-overlap",
      })
  void whoHoldsItAndWhatDoesNotJoin(String steps, String holder, String gaps) {
    Chain chain = chain(item(false), steps);
    assertThat(name(chain.holder())).isEqualTo(holder);
    assertThat(codes(chain)).isEqualTo(gaps == null ? List.of() : List.of(gaps.split(" ")));
  }

  @Test
  void aHashWithoutAContentIsAGap() {
    assertThat(codes(chain(item(true), "nothing"))).containsExactly("content-missing");
  }

  @Test
  void whatACollectorWithoutAccountHasIsNotReceived() {
    Evidence item = item(false);
    List<EvidenceEntry> entries = new ArrayList<>();
    add(entries, item, person("a"), NewEntry.recorded(Holder.outside(Holder.COLLECTOR), COLLECTED));
    assertThat(codes(new Chain(item, entries))).containsExactly("not-received");
    new Chain(item, entries).requireNobodyCanSign(CUSTODY);
  }

  @Test
  void anAnswerIsGivenOnce() {
    Chain chain = chain(item(false), "a>b 21T00, b sign 21T01");
    EvidenceEntry transfer = chain.entries().get(1);
    assertThatThrownBy(() -> chain.requireUnanswered(transfer))
        .isInstanceOf(TransferAnswered.class);
    chain.requireNonePending();
    Chain open = chain(item(false), "a>b 21T00");
    assertThatThrownBy(open::requireNonePending).isInstanceOf(TransferPending.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "nobody",
      value = {
        "nothing                            | HolderCanSign",
        "a>p 21T00, p sign 21T01            | HolderCanSign",
        "a>b 21T00                          | TransferPending",
        "a>x 21T00                          | TransferPending",
        "a>x 21T00, x sign 21T01            | nobody",
        "a>x 21T00, x sign 21T01, x>b 21T02 | TransferPending",
        "a>x 21T00, x sign 21T01, x>y 21T02 | nobody",
        "a>lab 21T00                        | nobody",
      })
  void whoIsAskedForASignatureBeforeItIsTakenOver(String steps, String refusal) {
    Throwable thrown =
        catchThrowable(() -> chain(item(false), steps).requireNobodyCanSign(CUSTODY));
    assertThat(thrown == null ? null : thrown.getClass().getSimpleName()).isEqualTo(refusal);
  }

  @Test
  void everyEntryCoversTheOneBefore() {
    Evidence item = item(false);
    List<EvidenceEntry> entries = chain(item, "a>b 21T00, b sign 21T01").entries();
    assertThat(entries.get(0).follows(null, item)).isTrue();
    assertThat(entries.get(0).follows(null, item(false))).as("another item").isFalse();
    assertThat(entries.get(1).follows(entries.get(0), item)).isTrue();
    assertThat(entries.get(2).follows(entries.get(1), item)).isTrue();
    assertThat(entries.get(2).follows(entries.get(0), item)).isFalse();
  }

  private static Chain chain(Evidence item, String steps) {
    List<EvidenceEntry> entries = new ArrayList<>();
    add(entries, item, person("a"), NewEntry.recorded(person("a"), COLLECTED));
    for (String step : steps.equals("nothing") ? new String[] {} : steps.split(", ")) {
      String[] text = step.split(" ");
      Instant at = Instant.parse("2026-11-" + text[text.length - 1] + ":00:00Z");
      if (text.length == 2) {
        String[] hands = text[0].split(">");
        Holder to = hands[1].equals("lab") ? Holder.outside("laboratory") : person(hands[1]);
        Instant due = to.isOutside() ? null : at.plusSeconds(72 * 3600).minusSeconds(1);
        add(entries, item, person(hands[0]), NewEntry.handedOver(to, "storage", at, due, NONE));
      } else {
        UUID last = entries.get(entries.size() - 1).id();
        add(
            entries,
            item,
            person(text[0]),
            switch (text[1]) {
              case "sign" -> NewEntry.countersigned(last, at, NONE);
              case "refuse" -> NewEntry.refused(last, "seal-broken", at);
              case "cancel" -> NewEntry.cancelled(last, at);
              case "take" -> NewEntry.received(at, NONE);
              default -> throw new IllegalArgumentException(text[1]);
            });
      }
    }
    return new Chain(item, entries);
  }

  private static void add(List<EvidenceEntry> entries, Evidence item, Holder by, NewEntry act) {
    EvidenceEntry before = entries.isEmpty() ? null : entries.get(entries.size() - 1);
    entries.add(new EvidenceEntry(item, before, by, act, KEY, NOW));
  }

  private static Holder person(String name) {
    return switch (name) {
      case "p" -> Holder.person("prosecution", null, "p");
      case "x", "y" -> Holder.person("elsewhere", "unit", name);
      default -> Holder.person(UNIT.agency(), UNIT.unit(), name);
    };
  }

  private static String name(Holder holder) {
    return holder.isOutside() ? "lab" : holder.person();
  }

  private static List<String> codes(Chain chain) {
    return chain.gaps(CUSTODY, true, NOW).stream().map(gap -> gap.code().value()).toList();
  }

  private static Evidence item(boolean hashed) {
    return new Evidence(
        UUID.randomUUID(),
        UNIT,
        "a",
        new Evidence.New(
            "document",
            HandlingCode.H0,
            null,
            null,
            "a",
            COLLECTED,
            new SealedText.OfItem("Made up.", "Made up.", null, hashed ? "0".repeat(64) : null)),
        KEY,
        NOW);
  }

  /** Seals nothing: what is sealed is not looked at here. */
  private static final DataKey KEY =
      new DataKey(
          UUID.randomUUID(),
          new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] place) {
              return plain;
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] place) {
              return sealed;
            }
          });
}
