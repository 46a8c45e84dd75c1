package org.amaan.referral.disclosure;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.referral.consent.ConsentState;
import org.amaan.referral.consent.Giver;

/**
 * All that the decision about disclosure knows of a subject: what is recorded, never what it says.
 *
 * @param recordedBy the agency that recorded the subject
 * @param entitledGiver whose consent counts
 * @param erased the key to what was recorded is gone
 * @param ties with custody as confirmed
 */
public record SubjectFacts(
    String recordedBy,
    Giver entitledGiver,
    boolean erased,
    Set<DataCategory> recorded,
    List<ConsentState> consents,
    List<Tie> ties,
    Set<Standing.Correspondence> correspondence,
    Instant at) {

  public SubjectFacts {
    recorded = Set.copyOf(recorded);
    consents = List.copyOf(consents);
    ties = List.copyOf(ties);
    correspondence = Set.copyOf(correspondence);
  }

  /** For what is kept beside the record, which may be the first of its category. */
  public SubjectFacts asIfAllWereRecorded() {
    return new SubjectFacts(
        recordedBy,
        entitledGiver,
        erased,
        EnumSet.allOf(DataCategory.class),
        consents,
        ties,
        correspondence,
        at);
  }

  /**
   * A withdrawal ended the last consent to the category, or the last of all. That a consent runs
   * out takes nothing back.
   */
  boolean isTakenBack(DataCategory category) {
    return endedByWithdrawal(consents)
        || endedByWithdrawal(
            consents.stream()
                .filter(consent -> consent.terms().categories().contains(category))
                .toList());
  }

  private static boolean endedByWithdrawal(List<ConsentState> consents) {
    Optional<Instant> last =
        consents.stream()
            .map(ConsentState::withdrawnAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    return last.isPresent()
        && consents.stream()
            .allMatch(consent -> consent.isWithdrawn() || consent.terms().hasExpired(last.get()));
  }
}
