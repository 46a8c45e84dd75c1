package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.identity.Caller;

/**
 * The persons of a case for who was found to read the case. What is shown is audited by who shows
 * it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PersonsOfCase {

  private final PersonRepository persons;
  private final PersonViews views;

  PersonsOfCase(PersonRepository persons, PersonViews views) {
    this.persons = persons;
    this.views = views;
  }

  /** All whom the reader may know of, newest first, and of each what counts now. */
  public List<CasePerson> shown(Caller reader, CaseFile file) {
    CaseKeys.Ring ring = views.ring(file);
    return persons.page(file.id(), reader, Integer.MAX_VALUE, null).stream()
        .map(current -> views.of(current.entry(), current.version(), file, ring))
        .toList();
  }

  /** Those of the persons that the reader may know of. */
  public Set<UUID> known(Caller reader, CaseFile file, Set<UUID> ids) {
    return persons.among(ids, file.id(), reader);
  }

  /** Whether there is such a person, and all who read the case may know of them. */
  public boolean isKnownToAllReaders(Caller reader, CaseFile file, UUID id) {
    return persons
        .find(id, file.id(), reader)
        .filter(current -> current.version().codes().handling() == HandlingCode.H0)
        .isPresent();
  }

  /** Whether this member of an agency wrote any version of a person. */
  public boolean hasWritten(Caller writer, UUID personId) {
    return persons.hasWritten(personId, writer);
  }
}
