package org.amaan.casework.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.casefile.terms.TransitionReason;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;

/** Cases in each state, reached as anyone would reach it. */
public final class CasesInStates {

  public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  public static final Instant DUE = NOW.plus(Duration.ofHours(48));
  public static final Unit AHTC = new Unit("ahtc", "ahtc-islamabad");
  public static final Unit LAHORE = new Unit("lahore-police", "lahore-investigation");
  static final Unit DESK = new Unit("nrm-pakistan", "nrm-pakistan-desk");
  static final String PROSECUTION = "punjab-prosecution";

  private static final UUID REFERRAL = UUID.randomUUID();
  private static final UUID SUBJECT = UUID.randomUUID();

  private CasesInStates() {}

  /** A case of AHTC that Lahore gave it. */
  public static CaseFile in(String state) {
    return in(state, "with-prosecution");
  }

  /**
   * @param suspendedFrom where it was before, when it is suspended
   */
  static CaseFile in(String state, String suspendedFrom) {
    CaseFile file = new CaseFile(report(1, ReferralState.ACCEPTED, 0, Set.of(), LAHORE), NOW);
    file.acceptHandover(file.offer(AHTC, HandoverReason.SPECIALISED_UNIT, DUE, NOW), NOW);
    switch (CaseStatus.of(state)) {
      case SUSPENDED -> {
        go(file, suspendedFrom);
        file.move(to("suspended"), NOW);
      }
      case CLOSED -> {
        go(file, "charged");
        file.move(to("closed"), NOW);
      }
      case OPEN, UNDER_INVESTIGATION, WITH_PROSECUTION, CHARGED, AT_TRIAL -> go(file, state);
    }
    return file;
  }

  private static void go(CaseFile file, String state) {
    for (String next : List.of("under-investigation", "with-prosecution", "charged", "at-trial")) {
      if (!file.status().value().equals(state)) {
        file.move(to(next), NOW);
      }
    }
  }

  /** With all that any move to there may need. */
  static Move to(String state) {
    return new Move(
        CaseStatus.of(state),
        TransitionReason.REVIEW,
        state.equals("closed") ? Disposition.DISMISSED : null,
        state.equals("with-prosecution") ? PROSECUTION : null);
  }

  static Move withoutReason(Move move) {
    return new Move(move.to(), null, move.disposition(), move.prosecution());
  }

  /** About the referral that opened the case. */
  static ReferralReport report(
      long sequence,
      ReferralState state,
      long feedbackSequence,
      Set<String> exclusions,
      Unit receiver) {
    return new ReferralReport(
        REFERRAL,
        sequence,
        state,
        "PK-26-7KQ4-M2XD-R",
        SUBJECT,
        "umeed-trust",
        receiver,
        NOW,
        Need.INVESTIGATION,
        Urgency.ROUTINE,
        AgeClass.ADULT,
        "PK",
        null,
        feedbackSequence,
        exclusions,
        DESK,
        false,
        List.of());
  }
}
