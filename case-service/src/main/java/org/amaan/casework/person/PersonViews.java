package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.api.model.CasePersonVersion;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.platform.identity.Caller;

/** Persons in the words of the contract: of a closed or erased case without their text. */
@ApplicationScoped
class PersonViews {

  private final PersonTexts texts;

  PersonViews(PersonTexts texts) {
    this.texts = texts;
  }

  CasePersonVersion version(
      PersonEntry entry, PersonVersion version, CaseFile file, CaseKeys.Ring ring, Caller reader) {
    CasePersonVersion view =
        new CasePersonVersion(CaseViews.unit(version.author()), of(entry, version, file, ring));
    if (version.author().agency().equals(reader.agency())) {
      view.setWriter(version.person());
    }
    return view;
  }

  CaseKeys.Ring ring(CaseFile file) {
    return texts.ring(file);
  }

  CasePerson of(PersonEntry entry, PersonVersion version, CaseFile file, CaseKeys.Ring ring) {
    PersonCodes codes = version.codes();
    CasePerson view =
        new CasePerson(
            entry.id(),
            codes.kind(),
            codes.standing(),
            codes.roles(),
            codes.handling(),
            CaseViews.unit(entry.enteredBy()),
            entry.enteredAt(),
            version.version(),
            version.writtenAt());
    view.setSubjectId(codes.subjectId());
    Optional<PersonText> text = file.isClosed() ? Optional.empty() : texts.read(version, ring);
    if (text.isPresent()) {
      show(text.get(), view);
    } else {
      view.setAliases(null);
      view.setIdentifiers(null);
      view.setWithheld(
          isErased(version, file, ring)
              ? CasePerson.WithheldEnum.ERASED
              : CasePerson.WithheldEnum.CASE_CLOSED);
    }
    return view;
  }

  /** An open case withholds nothing else. */
  private static boolean isErased(PersonVersion version, CaseFile file, CaseKeys.Ring ring) {
    return !file.isClosed() || !ring.has(version.sealedUnder());
  }

  private static void show(PersonText text, CasePerson view) {
    view.setName(text.name());
    view.setAliases(text.aliases());
    view.setIdentifiers(text.identifiers().stream().map(PersonForm::identifier).toList());
    view.setDetails(text.details());
  }
}
