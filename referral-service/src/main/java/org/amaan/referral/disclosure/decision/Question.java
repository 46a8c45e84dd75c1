package org.amaan.referral.disclosure.decision;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.disclosure.relation.Reader;

/** Whether this reader may read this category of this subject's data for this purpose. */
record Question(Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {

  /** Consents whose terms cover it, whether they count or not. */
  Stream<ConsentState> covering() {
    return record.consents().stream()
        .filter(
            consent ->
                consent.terms().purposes().contains(purpose)
                    && consent.terms().recipients().name(reader.agency(), reader.type())
                    && consent.terms().categories().contains(category));
  }

  /** A consent in force covers it, or one that waits for confirmation and passes it on. */
  boolean isConsented() {
    return covering().anyMatch(consent -> consent.isActive(record.entitledGiver(), record.at()))
        || awaitingConfirmation()
            .anyMatch(consent -> record.passesOn(consent.recordedBy(), category));
  }

  /** Who, having the person in care, lets the reader read what it wrote itself. */
  Set<String> passingOn() {
    return awaitingConfirmation()
        .map(ConsentState::recordedBy)
        .filter(record.inCare()::containsKey)
        .collect(Collectors.toSet());
  }

  /** A consent opens nothing to the agency that recorded it before it is confirmed. */
  private Stream<ConsentState> awaitingConfirmation() {
    return covering()
        .filter(consent -> consent.isProvisional(record.entitledGiver(), record.at()))
        .filter(consent -> !consent.recordedBy().equals(reader.agency()))
        .filter(consent -> !record.excluded().contains(consent.recordedBy()));
  }

  /** What the recorder recorded stays its own, but not what others wrote in its place. */
  boolean isOwn() {
    return record.recordedBy().equals(reader.agency())
        && record.authorOf(category).equals(reader.agency());
  }

  boolean isReflectedOn() {
    return record.isReflectedOn(reader, category);
  }

  /** The handling code of the category lets the reader use it so. */
  boolean isPermittedByItsCode() {
    return record.circumstances().handling().permit(reader, record, purpose, category);
  }
}
