package org.amaan.referral.subject.record;

import java.util.List;
import org.amaan.referral.api.model.IdentityDocument;
import org.amaan.referral.api.model.Location;
import org.amaan.referral.api.model.SafeToContact;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.jspecify.annotations.Nullable;

/** The categories of a subject's record as the contract writes them. */
public final class RecordJson {

  private RecordJson() {}

  /** All of it, in the form in which it was sent: what a patch is applied to. Never answered. */
  public static org.amaan.referral.api.model.NewSubject request(NewSubject data) {
    org.amaan.referral.api.model.Identity identity = identity(data.identity());
    if (identity != null) {
      identity.documents(documents(data.documents()));
    }
    return new org.amaan.referral.api.model.NewSubject()
        .ageClass(data.ageClass())
        .sex(org.amaan.referral.api.model.Sex.fromValue(data.sex().value()))
        .gender(data.gender())
        .languages(orAbsent(data.languages()))
        .identity(identity)
        .contact(contact(data.contact()))
        .medical(medical(data.medical()))
        .location(location(data.location()))
        .narrative(data.narrative())
        .handling(handling(data.handling()));
  }

  public static org.amaan.referral.api.model.@Nullable Identity identity(
      @Nullable Identity identity) {
    return identity == null
        ? null
        : new org.amaan.referral.api.model.Identity()
            .fullName(identity.fullName())
            .givenName(identity.givenName())
            .familyName(identity.familyName())
            .birthDate(identity.birthDate())
            .nationalities(orAbsent(identity.nationalities()))
            .documents(null);
  }

  public static org.amaan.referral.api.model.@Nullable Contact contact(@Nullable Contact contact) {
    return contact == null
        ? null
        : new org.amaan.referral.api.model.Contact()
            .phone(contact.phone())
            .email(contact.email())
            .address(contact.address())
            .safeToContact(
                new SafeToContact()
                    .when(contact.safeToContact().when())
                    .how(contact.safeToContact().how())
                    .by(contact.safeToContact().by())
                    .leaveMessage(contact.safeToContact().leaveMessage()));
  }

  public static org.amaan.referral.api.model.@Nullable Medical medical(@Nullable Medical medical) {
    return medical == null
        ? null
        : new org.amaan.referral.api.model.Medical().summary(medical.summary());
  }

  public static @Nullable Location location(@Nullable Whereabouts location) {
    return location == null
        ? null
        : new Location()
            .country(location.country())
            .area(location.area())
            .description(location.description());
  }

  public static @Nullable List<IdentityDocument> documents(@Nullable Documents documents) {
    return documents == null
        ? null
        : documents.held().stream()
            .map(
                held ->
                    new IdentityDocument()
                        .kind(held.kind())
                        .number(held.number())
                        .country(held.country()))
            .toList();
  }

  private static @Nullable List<org.amaan.referral.api.model.Handling> handling(
      HandlingCodes codes) {
    return orAbsent(
        codes.set().stream()
            .map(
                handling ->
                    new org.amaan.referral.api.model.Handling()
                        .category(handling.category())
                        .code(handling.code())
                        .permittedTo(orAbsent(handling.permittedTo().stream().sorted().toList()))
                        .condition(handling.condition()))
            .toList());
  }

  public static <T> @Nullable List<T> orAbsent(List<T> values) {
    return values.isEmpty() ? null : values;
  }
}
