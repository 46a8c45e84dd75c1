package org.amaan.referral.subject.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.problem.Given;
import org.amaan.referral.disclosure.decision.Handling;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.jspecify.annotations.Nullable;

/** Reads a subject as the contract writes it, which Bean Validation has checked already. */
final class SubjectRequest {

  private SubjectRequest() {}

  static NewSubject read(org.amaan.referral.api.model.NewSubject request, Instant now) {
    return new NewSubject(
        ageClass(request, now),
        request.getSex() == null ? Sex.UNKNOWN : Sex.of(request.getSex().toString()),
        request.getGender(),
        Given.list(request.getLanguages(), "languages"),
        identity(request.getIdentity()),
        contact(request.getContact()),
        request.getMedical() == null ? null : new Medical(request.getMedical().getSummary()),
        location(request.getLocation()),
        request.getIdentity() == null ? null : documents(request.getIdentity()),
        request.getNarrative(),
        handling(request));
  }

  /** Whoever says none, but the birth date, leaves the reckoning to us. */
  private static AgeClass ageClass(org.amaan.referral.api.model.NewSubject request, Instant now) {
    if (request.getAgeClass() != null) {
      return request.getAgeClass();
    }
    LocalDate birthDate =
        request.getIdentity() == null ? null : request.getIdentity().getBirthDate();
    return birthDate == null ? AgeClass.UNKNOWN : NewSubject.ageClass(birthDate, now);
  }

  private static @Nullable Identity identity(
      org.amaan.referral.api.model.@Nullable Identity identity) {
    if (identity == null) {
      return null;
    }
    Identity read =
        new Identity(
            identity.getFullName(),
            identity.getGivenName(),
            identity.getFamilyName(),
            identity.getBirthDate(),
            Given.list(identity.getNationalities(), "identity.nationalities"));
    return read.saysNothing() ? null : read;
  }

  private static @Nullable Contact contact(org.amaan.referral.api.model.@Nullable Contact contact) {
    if (contact == null) {
      return null;
    }
    var safe = contact.getSafeToContact();
    return new Contact(
        contact.getPhone(),
        contact.getEmail(),
        contact.getAddress(),
        new Contact.SafeToContact(
            safe.getWhen(),
            safe.getHow(),
            safe.getBy(),
            Boolean.TRUE.equals(safe.getLeaveMessage())));
  }

  private static @Nullable Whereabouts location(
      org.amaan.referral.api.model.@Nullable Location location) {
    return location == null
        ? null
        : new Whereabouts(location.getCountry(), location.getArea(), location.getDescription());
  }

  /** Sent with the identity, kept and disclosed as a category of their own. */
  private static @Nullable Documents documents(org.amaan.referral.api.model.Identity identity) {
    List<Documents.Held> held =
        Given.list(identity.getDocuments(), "identity.documents").stream()
            .map(
                document ->
                    new Documents.Held(
                        document.getKind(), document.getNumber(), document.getCountry()))
            .toList();
    return held.isEmpty() ? null : new Documents(held);
  }

  private static HandlingCodes handling(org.amaan.referral.api.model.NewSubject request) {
    return new HandlingCodes(
        Given.list(request.getHandling(), "handling").stream()
            .map(
                stated ->
                    new Handling(
                        stated.getCategory(),
                        stated.getCode(),
                        Set.copyOf(Given.list(stated.getPermittedTo(), "handling.permittedTo")),
                        stated.getCondition()))
            .toList());
  }
}
