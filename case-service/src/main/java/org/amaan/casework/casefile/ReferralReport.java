package org.amaan.casework.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What referral-service reports about one referral: its full state, without anything personal.
 *
 * @param sequence grows with every change of the referral; the newest report wins
 * @param receiver the unit of whoever accepted: the first custodian
 * @param crossBorder null when not known
 * @param feedbackSequence the newest feedback of the case that the referral knew of; 0 for none
 * @param exclusions agencies that are to know nothing of the subject
 * @param fallback the governing country's coordinator, or where there is none the oversight agency:
 *     custody passes there when it lies with an excluded agency; null when there is nobody
 * @param fallbackOversees whether that is the oversight agency
 * @param others who else there is for that, when the fallback itself is excluded from the case
 */
public record ReferralReport(
    UUID referralId,
    long sequence,
    ReferralState state,
    String reference,
    UUID subjectId,
    String referrerAgency,
    Unit receiver,
    Instant acceptedAt,
    Need need,
    Urgency urgency,
    AgeClass ageClass,
    String country,
    @Nullable Boolean crossBorder,
    long feedbackSequence,
    Set<String> exclusions,
    @Nullable Unit fallback,
    boolean fallbackOversees,
    List<Unit> others) {

  public ReferralReport {
    exclusions = Set.copyOf(exclusions);
    others = List.copyOf(others);
  }

  /** Who takes a case that nobody else may hold, in this order. */
  List<Unit> arbiters() {
    return Stream.concat(Stream.ofNullable(fallback), others.stream()).distinct().toList();
  }
}
