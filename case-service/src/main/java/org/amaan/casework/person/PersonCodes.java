package org.amaan.casework.person;

import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.HandlingCode;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person in codes.
 *
 * @param subjectId of the subject that the person is; null when that is not said
 */
record PersonCodes(
    PersonKind kind,
    PersonStanding standing,
    List<PersonRole> roles,
    @Nullable UUID subjectId,
    HandlingCode handling) {

  /** The least first. */
  private static final List<PersonStanding> FACING_PUNISHMENT =
      List.of(PersonStanding.ACCUSED, PersonStanding.CHARGED, PersonStanding.CONVICTED);

  PersonCodes {
    roles = List.copyOf(roles);
  }

  /** The subject that the person is, when punishment is near; otherwise null. */
  @Nullable UUID accusedSubject() {
    return FACING_PUNISHMENT.contains(standing) ? subjectId : null;
  }

  /** Whether the subject that the person is faces more than by what was said before. */
  boolean isWorseThan(PersonCodes before) {
    UUID accused = accusedSubject();
    return accused != null
        && (!accused.equals(before.accusedSubject())
            || FACING_PUNISHMENT.indexOf(standing) > FACING_PUNISHMENT.indexOf(before.standing));
  }
}
