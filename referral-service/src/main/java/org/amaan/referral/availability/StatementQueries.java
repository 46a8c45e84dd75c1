package org.amaan.referral.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.amaan.referral.directory.DirectoryQueries;

/** What everybody with a token may read of an agency. */
@ApplicationScoped
class StatementQueries {

  private final DirectoryQueries directory;
  private final AvailabilityRepository availabilities;

  StatementQueries(DirectoryQueries directory, AvailabilityRepository availabilities) {
    this.directory = directory;
    this.availabilities = availabilities;
  }

  /**
   * @param version 0 while the agency has said nothing
   */
  record Said(Statement stated, long version) {}

  @Transactional
  Said of(String code) {
    String known = directory.known(code).code();
    return availabilities
        .find(known)
        .map(said -> new Said(said.stated(), said.version()))
        .orElse(new Said(Statement.NOTHING, 0));
  }
}
