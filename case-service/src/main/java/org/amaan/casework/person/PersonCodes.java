package org.amaan.casework.person;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.model.PersonKind;
import org.amaan.casework.api.model.PersonRole;
import org.amaan.casework.api.model.PersonStanding;
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

  private static final Set<PersonStanding> FACING_PUNISHMENT =
      EnumSet.of(PersonStanding.ACCUSED, PersonStanding.CHARGED, PersonStanding.CONVICTED);

  PersonCodes {
    roles = List.copyOf(roles);
  }

  /** The subject that the person is, when punishment is near; otherwise null. */
  @Nullable UUID accusedSubject() {
    return FACING_PUNISHMENT.contains(standing) ? subjectId : null;
  }
}
