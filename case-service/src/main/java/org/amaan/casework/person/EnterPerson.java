package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.model.CasePersonReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Enters a person in a case, sealed under the key of the case. For officers of the custodian unit
 * with a person claim. Audited; the timeline does not tell of it. A subject who faces punishment
 * raises a review. Refuses with {@link CaseNotFound}, {@link NotCustodian}, a missing role or
 * person (403), a closed case or {@link TooManyPersons} (409). Source: ADR 22.
 */
@ApplicationScoped
class EnterPerson {

  private final CasesInScope cases;
  private final PersonRepository persons;
  private final PersonTexts texts;
  private final AccusedSubjects accusedSubjects;
  private final Audit audit;
  private final Clock clock;

  EnterPerson(
      CasesInScope cases,
      PersonRepository persons,
      PersonTexts texts,
      AccusedSubjects accusedSubjects,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.persons = persons;
    this.texts = texts;
    this.accusedSubjects = accusedSubjects;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public CasePersonReceipt run(Caller caller, UUID caseId, PersonCodes codes, PersonText text) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.RECORD.by(), file, caller);
    caller.requirePerson();
    file.requireNotClosed();
    if (persons.count(caseId, caller) >= TooManyPersons.LIMIT) {
      throw new TooManyPersons();
    }
    Instant now = clock.instant();
    PersonEntry entry = new PersonEntry(caseId, file.custodian(), codes.handling(), now);
    persons.add(entry);
    persons.add(texts.version(entry, file, caller, codes, text, now));
    audit.record(
        caller,
        "case.person-written",
        caseId,
        Map.of("personId", entry.id(), "version", entry.version(), "handling", codes.handling()));
    accusedSubjects.about(entry.id(), codes.accusedSubject(), true, file, caller);
    return new CasePersonReceipt(entry.id(), entry.version(), now);
  }
}
