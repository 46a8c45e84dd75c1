package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.api.model.CasePersonHistory;
import org.amaan.casework.api.model.CasePersonPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the persons of a case. For officers of the custodian unit and of agencies with a grant;
 * whom another agency keeps to itself is not there. What shows text is audited, with the persons
 * shown. Of a closed or erased case nothing is opened.
 */
@ApplicationScoped
class PersonQueries {

  private static final int HISTORY = 100;

  private final CasesInScope cases;
  private final PersonRepository persons;
  private final PersonViews views;
  private final Audit audit;

  PersonQueries(CasesInScope cases, PersonRepository persons, PersonViews views, Audit audit) {
    this.cases = cases;
    this.persons = persons;
    this.views = views;
    this.audit = audit;
  }

  @Transactional
  CasePersonPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = readable(caller, caseId);
    List<PersonRepository.Current> found = persons.page(caseId, caller, limit + 1, after);
    CaseKeys.Ring ring = views.ring(file);
    List<CasePerson> shown =
        found.stream()
            .limit(limit)
            .map(current -> views.of(current.entry(), current.version(), file, ring))
            .toList();
    noteReading(caller, caseId, shown);
    CasePersonPage page = new CasePersonPage(shown);
    if (found.size() > limit) {
      PersonEntry last = found.get(limit - 1).entry();
      page.setNext(new Keyset(last.enteredAt(), last.id()).encode());
    }
    return page;
  }

  @Transactional
  CasePersonHistory one(Caller caller, UUID caseId, UUID personId) {
    CaseFile file = readable(caller, caseId);
    PersonRepository.Current current =
        persons.find(personId, caseId, caller).orElseThrow(PersonNotFound::new);
    PersonEntry entry = current.entry();
    CaseKeys.Ring ring = views.ring(file);
    CasePerson person = views.of(entry, current.version(), file, ring);
    noteReading(caller, caseId, List.of(person));
    return new CasePersonHistory(
        person,
        persons.history(entry, caller, HISTORY).stream()
            .map(version -> views.version(entry, version, file, ring, caller))
            .toList());
  }

  private CaseFile readable(Caller caller, UUID caseId) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    return file;
  }

  private void noteReading(Caller caller, UUID caseId, List<CasePerson> shown) {
    List<UUID> read =
        shown.stream()
            .filter(person -> person.getWithheld() == null)
            .map(CasePerson::getId)
            .toList();
    if (!read.isEmpty()) {
      audit.record(caller, "case.persons-read", caseId, Map.of("persons", read));
    }
  }
}
