package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.jspecify.annotations.Nullable;

/**
 * Puts a task to the responsible agency and the coordinator of the governing country, but to nobody
 * whom it names, and not back to who asks. An agency that investigates has no say over the subject.
 * Where no coordinator is left, and where an exclusion would hide the subject from the responsible
 * agency or the coordinator, the oversight agency decides.
 */
@ApplicationScoped
class Addressing {

  private final DirectoryQueries directory;

  Addressing(DirectoryQueries directory) {
    this.directory = directory;
  }

  Addressees of(TaskOpening opening, Authority authority) {
    if (opening.addressee() != null) {
      return new Addressees(opening.addressee(), null, false);
    }
    String country = authority.governingCountry();
    boolean namesCoordinator = isCoordinator(opening.names(), country);
    boolean namesResponsible = authority.responsible().equals(opening.names());
    if (opening.kind() == TaskKind.EXCLUSION_REQUEST && (namesCoordinator || namesResponsible)) {
      return new Addressees(null, null, true);
    }
    String responsible =
        namesResponsible
                || opening.kind() == TaskKind.RESPONSIBILITY_REQUEST
                || authority.responsible().equals(opening.askedBy())
                || !directory.helps(authority.responsible())
            ? null
            : authority.responsible();
    boolean coordinated =
        country != null && !namesCoordinator && !directory.coordinatorsOf(country).isEmpty();
    return new Addressees(responsible, coordinated ? country : null, !coordinated);
  }

  private boolean isCoordinator(@Nullable String agency, @Nullable String country) {
    return agency != null
        && country != null
        && directory.coordinatorsOf(country).stream().map(Agency::code).anyMatch(agency::equals);
  }
}
