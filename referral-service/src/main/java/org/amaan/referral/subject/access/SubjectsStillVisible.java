package org.amaan.referral.subject.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.directory.DirectoryQueries;
import org.jspecify.annotations.Nullable;

/**
 * For repeats of commands about a subject: of who sees it, and of the coordinator who decides about
 * it unseen.
 */
@ApplicationScoped
class SubjectsStillVisible implements StillVisible {

  private final SubjectAccess access;
  private final DirectoryQueries directory;
  private final Authorities authorities;

  SubjectsStillVisible(SubjectAccess access, DirectoryQueries directory, Authorities authorities) {
    this.access = access;
    this.directory = directory;
    this.authorities = authorities;
  }

  @Override
  public String collection() {
    return "subjects";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    Optional<String> country = directory.coordinatedBy(caller);
    if (country.isEmpty()
        || !country.equals(authorities.find(id).map(Authority::governingCountry))) {
      access.requireVisible(caller, id);
    }
  }
}
