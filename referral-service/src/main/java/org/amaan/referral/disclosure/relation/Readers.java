package org.amaan.referral.disclosure.relation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.DirectoryQueries;

/** Turns a caller into a reader. */
@ApplicationScoped
public class Readers {

  private final DirectoryQueries directory;

  Readers(DirectoryQueries directory) {
    this.directory = directory;
  }

  /** Empty for a caller without an agency, and for an agency that the directory does not know. */
  public Optional<Reader> of(Caller caller) {
    String agency = caller.agency();
    return agency == null
        ? Optional.empty()
        : directory
            .find(agency)
            .map(known -> new Reader(agency, known.type(), caller.unit(), caller.roles()));
  }
}
