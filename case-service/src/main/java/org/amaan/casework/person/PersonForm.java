package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.amaan.casework.api.model.NewCasePerson;
import org.amaan.casework.api.model.PersonIdentifier;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A person in the words of a request, and what the generated contract does not check of it. */
@ApplicationScoped
class PersonForm {

  PersonCodes codes(NewCasePerson form) {
    if (form.getSubjectId() != null && form.getKind() != PersonKind.NATURAL) {
      throw InvalidRequest.field(
          "body", "subjectId", "natural-only", "Only a natural person is a subject.");
    }
    return new PersonCodes(
        form.getKind(),
        form.getStanding(),
        noneMissing(form.getRoles(), "roles").stream().distinct().toList(),
        form.getSubjectId(),
        form.getHandling());
  }

  PersonText text(NewCasePerson form) {
    return new PersonText(
        form.getName(),
        noneMissing(form.getAliases(), "aliases"),
        noneMissing(form.getIdentifiers(), "identifiers").stream()
            .map(
                one ->
                    new PersonText.Identifier(
                        one.getType().toString(), one.getValue(), one.getCountry()))
            .toList(),
        form.getDetails());
  }

  NewCasePerson of(PersonCodes codes, PersonText text) {
    NewCasePerson form =
        new NewCasePerson(codes.kind(), codes.standing(), codes.roles(), codes.handling());
    form.setSubjectId(codes.subjectId());
    form.setName(text.name());
    form.setAliases(text.aliases());
    form.setIdentifiers(text.identifiers().stream().map(PersonForm::identifier).toList());
    form.setDetails(text.details());
    return form;
  }

  static PersonIdentifier identifier(PersonText.Identifier one) {
    PersonIdentifier identifier =
        new PersonIdentifier(PersonIdentifier.TypeEnum.fromValue(one.type()), one.value());
    identifier.setCountry(one.country());
    return identifier;
  }

  private static <T> List<T> noneMissing(@Nullable List<T> items, String field) {
    List<T> given = Objects.requireNonNullElse(items, List.of());
    if (given.stream().anyMatch(Objects::isNull)) {
      throw InvalidRequest.field("body", field, "required", "No item is null.");
    }
    return given;
  }
}
