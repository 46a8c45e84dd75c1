package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;

/**
 * An emergency access of the reader: this person, this subject, this purpose, for an hour.
 *
 * @param referralId through which the reader's agency is party
 */
public record Emergency(UUID id, UUID referralId, Purpose purpose, Instant endsAt) {

  /** Neither what the subject told nor papers save a life. */
  private static final Set<DataCategory> OPENED =
      Set.of(
          DataCategory.IDENTITY, DataCategory.CONTACT, DataCategory.MEDICAL, DataCategory.LOCATION);

  static boolean opens(DataCategory category) {
    return OPENED.contains(category);
  }

  /**
   * The agency recorded the subject, or was asked to take the referral on and has not refused: to
   * have sent one gives nobody a relation to the subject. Of those who investigate it is the unit,
   * and of a case the one that holds it, until it is closed.
   */
  public static boolean isParty(Reader reader, String recordedBy, ReferralRelation relation) {
    if (relation.custody() != null && relation.custody().isHeldBy(reader)) {
      return true;
    }
    if (reader.type().investigates()) {
      return relation.custody() == null && relation.isBefore(reader);
    }
    return relation.isBefore(reader)
        || reader.agency().equals(recordedBy)
        || reader.agency().equals(relation.receiver());
  }

  /** It ends when its hour does, or with the agency's part in the referral. */
  boolean isInForce(Reader reader, SubjectFacts record) {
    return record.at().isBefore(endsAt)
        && record.relations().stream()
            .anyMatch(
                relation ->
                    relation.referralId().equals(referralId)
                        && isParty(reader, record.recordedBy(), relation));
  }
}
