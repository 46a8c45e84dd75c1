package org.amaan.referral.disclosure.relation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What case-service answered before the transaction of a reading, held against what it reported.
 */
public final class ConfirmedCustody {

  private final boolean needed;
  private final Map<UUID, Custody> answers;

  private ConfirmedCustody(boolean needed, Map<UUID, Custody> answers) {
    this.needed = needed;
    this.answers = Map.copyOf(answers);
  }

  /** The reader does not investigate: reported custody is enough. */
  public static ConfirmedCustody notNeeded() {
    return new ConfirmedCustody(false, Map.of());
  }

  /**
   * @param answers without the cases that could not be confirmed
   */
  static ConfirmedCustody of(Map<UUID, Custody> answers) {
    return new ConfirmedCustody(true, answers);
  }

  /**
   * The relations with the newest custody, and without custody where it is not confirmed.
   *
   * @throws CustodyUnconfirmed when only unconfirmed custody would let the reader in. To anybody
   *     else the subject stays invisible, so that a stranger learns nothing from an outage.
   */
  public List<ReferralRelation> heldAgainst(List<ReferralRelation> reported, Reader reader) {
    if (!needed) {
      return reported;
    }
    List<ReferralRelation> confirmed = asFarAsConfirmed(reported);
    boolean admitted = confirmed.stream().anyMatch(relation -> relation.admits(reader));
    if (!admitted
        && reported.stream()
            .anyMatch(relation -> answer(relation) == null && relation.admits(reader))) {
      throw new CustodyUnconfirmed();
    }
    return confirmed;
  }

  /** The relations with confirmed custody only: custody that is not confirmed admits nobody. */
  public List<ReferralRelation> asFarAsConfirmed(List<ReferralRelation> reported) {
    return needed
        ? reported.stream().map(relation -> relation.with(newest(relation))).toList()
        : reported;
  }

  /** The cases that are confirmed to be the reader's to read. */
  public Set<UUID> casesOf(Reader reader) {
    return answers.values().stream()
        .filter(custody -> custody.isHeldBy(reader) || custody.isGrantedTo(reader))
        .map(Custody::caseId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable Custody newest(ReferralRelation relation) {
    Custody asked = answer(relation);
    return asked == null ? null : Custody.newest(relation.custody(), asked);
  }

  private @Nullable Custody answer(ReferralRelation relation) {
    return relation.caseId() == null ? null : answers.get(relation.caseId());
  }
}
