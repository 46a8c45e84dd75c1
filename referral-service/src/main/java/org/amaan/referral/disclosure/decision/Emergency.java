package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Tie;

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
  public static boolean isParty(Reader reader, String recordedBy, Tie tie) {
    if (tie.custody() != null && tie.custody().isHeldBy(reader)) {
      return true;
    }
    if (reader.type().investigates()) {
      return tie.custody() == null && tie.isBefore(reader);
    }
    return tie.isBefore(reader)
        || reader.agency().equals(recordedBy)
        || reader.agency().equals(tie.receiver());
  }

  /** It ends when its hour does, or with the agency's part in the referral. */
  boolean isInForce(Reader reader, SubjectFacts record) {
    return record.at().isBefore(endsAt)
        && record.ties().stream()
            .anyMatch(
                tie ->
                    tie.referralId().equals(referralId)
                        && isParty(reader, record.recordedBy(), tie));
  }
}
