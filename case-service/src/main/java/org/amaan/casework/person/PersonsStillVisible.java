package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of the entry of a person. */
@ApplicationScoped
class PersonsStillVisible implements StillVisible {

  private final CasesInScope cases;
  private final PersonRepository persons;

  PersonsStillVisible(CasesInScope cases, PersonRepository persons) {
    this.cases = cases;
    this.persons = persons;
  }

  @Override
  public String collection() {
    return "persons";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    CaseFile file = of == null ? null : cases.find(of, caller).orElseThrow(CaseNotFound::new);
    if (file == null || persons.find(id, file.id(), caller).isEmpty()) {
      throw new PersonNotFound();
    }
  }
}
