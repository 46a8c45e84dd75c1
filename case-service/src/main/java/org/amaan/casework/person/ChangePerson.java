package org.amaan.casework.person;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new version of a person. For officers of the custodian unit with a person claim. Audited
 * as an entry is; a subject who now faces punishment raises a review. What changes nothing writes
 * nothing. Refuses with {@link CaseNotFound}, {@link NotCustodian}, a missing role or person (403),
 * {@link PersonNotFound}, {@link HandlingNotYours}, a closed case, {@link TooManyVersions} or too
 * many reviews (409), 428 and 412 by version, and 400 for a result that could not be entered.
 */
@ApplicationScoped
class ChangePerson {

  private final CasesInScope cases;
  private final PersonRepository persons;
  private final PersonTexts texts;
  private final PersonPatch patches;
  private final AccusedSubjects accusedSubjects;
  private final Audit audit;
  private final Clock clock;

  ChangePerson(
      CasesInScope cases,
      PersonRepository persons,
      PersonTexts texts,
      PersonPatch patches,
      AccusedSubjects accusedSubjects,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.persons = persons;
    this.texts = texts;
    this.patches = patches;
    this.accusedSubjects = accusedSubjects;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public CasePersonReceipt run(
      Caller caller, UUID caseId, UUID personId, JsonNode patch, @Nullable String ifMatch) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.require(CaseTransition.RECORD.by(), file, caller);
    caller.requirePerson();
    PersonRepository.Current current =
        persons.find(personId, caseId, caller).orElseThrow(PersonNotFound::new);
    file.requireNotClosed();
    PersonEntry entry = current.entry();
    Revision.require(ifMatch, entry.version());
    PersonCodes codesBefore = current.version().codes();
    PersonText textBefore = texts.read(current.version(), texts.ring(file)).orElse(PersonText.NONE);
    PersonPatch.Patched patched = patches.apply(codesBefore, textBefore, patch);
    PersonCodes codes = patched.codes();
    PersonText text = patched.text();
    if (codes.equals(codesBefore) && text.equals(textBefore)) {
      return new CasePersonReceipt(personId, entry.version(), current.version().writtenAt());
    }
    if (codes.handling() != codesBefore.handling()
        && !entry.enteredBy().agency().equals(caller.agency())) {
      throw new HandlingNotYours();
    }
    if (entry.version() >= TooManyVersions.LIMIT - 1) {
      throw new TooManyVersions();
    }
    Instant now = clock.instant();
    entry.becomes(codes.handling());
    persons.add(texts.version(entry, file, caller, codes, text, now));
    audit.record(
        caller,
        "case.person-written",
        caseId,
        Map.of("personId", personId, "version", entry.version(), "handling", codes.handling()));
    accusedSubjects.about(
        personId, codes.accusedSubject(), codes.isWorseThan(codesBefore), file, caller);
    return new CasePersonReceipt(personId, entry.version(), now);
  }
}
