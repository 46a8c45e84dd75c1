package org.amaan.referral.subject;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amaan.knowledge.DataCategory;
import org.amaan.referral.api.model.AgeClass;
import org.amaan.referral.api.model.Allowed;
import org.amaan.referral.api.model.Category;
import org.amaan.referral.api.model.ErasureState;
import org.amaan.referral.api.model.HandlingCode;
import org.amaan.referral.api.model.IdentityDocument;
import org.amaan.referral.api.model.LegalBasis;
import org.amaan.referral.api.model.Location;
import org.amaan.referral.api.model.Purpose;
import org.amaan.referral.api.model.SafeToContact;
import org.amaan.referral.api.model.SubjectDisclosure;
import org.amaan.referral.api.model.SubjectErasure;
import org.amaan.referral.api.model.SubjectFields;
import org.amaan.referral.api.model.SubjectSummary;
import org.amaan.referral.api.model.Withheld;
import org.amaan.referral.disclosure.Decision;
import org.amaan.referral.disclosure.Ground;
import org.amaan.referral.disclosure.Handling;
import org.amaan.referral.disclosure.HandlingCodes;
import org.amaan.referral.disclosure.WithheldReason;
import org.jspecify.annotations.Nullable;

/** The subject as the contract writes it. */
final class SubjectJson {

  private SubjectJson() {}

  static SubjectDisclosure disclosure(SubjectView view) {
    Subject subject = view.subject();
    Decision.Disclosed decision = view.decision();
    SubjectDisclosure json =
        new SubjectDisclosure()
            .subjectId(subject.id())
            .purpose(Purpose.fromValue(view.purpose().value()))
            .ageClass(AgeClass.fromValue(subject.ageClass().value()))
            .languages(null)
            .fields(fields(view.data(), decision))
            .allowed(allowed(view))
            .withheld(withheld(decision))
            .notes(
                view.notes().isEmpty()
                    ? null
                    : view.notes().stream().map(SubjectJson::note).toList())
            .notesWithheld(view.notesWithheld() == 0 ? null : view.notesWithheld());
    if (decision.allows(DataCategory.IDENTITY)) {
      NewSubject data = view.data();
      json.sex(org.amaan.referral.api.model.Sex.fromValue(data.sex().value()))
          .gender(data.gender())
          .languages(orAbsent(data.languages()));
    }
    return view.ofWhoAnswersForIt()
        ? json.updatedAt(subject.updatedAt()).version(subject.version())
        : json.version(versionOf(json));
  }

  /** To whom not everything is shown, a version that is only of what is. */
  private static long versionOf(SubjectDisclosure shown) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(shown.toString().getBytes(StandardCharsets.UTF_8));
      // As JSON numbers are read everywhere.
      return ByteBuffer.wrap(digest).getLong() >>> 11;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static SubjectSummary summary(Subject subject) {
    return new SubjectSummary()
        .id(subject.id())
        .ageClass(AgeClass.fromValue(subject.ageClass().value()))
        .updatedAt(subject.updatedAt())
        .version(subject.version());
  }

  static SubjectErasure erasure(Subject subject) {
    return new SubjectErasure()
        .subjectId(subject.id())
        .reason(
            org.amaan.referral.api.model.ErasureReason.fromValue(
                String.valueOf(subject.erasureReason())))
        .state(ErasureState.ERASED)
        .erasedAt(subject.erasedAt());
  }

  /** Nobody is named: who asked learns that answers are awaited, or that an agency keeps. */
  static SubjectErasure erasure(Subject subject, ErasureRequests.Request waiting) {
    return new SubjectErasure()
        .subjectId(subject.id())
        .reason(org.amaan.referral.api.model.ErasureReason.fromValue(waiting.reason().value()))
        .state(waiting.kept() ? ErasureState.KEPT : ErasureState.WAITING)
        .dueAt(waiting.kept() ? null : waiting.dueAt());
  }

  /** All of it, in the form in which it was sent: what a patch is applied to. Never answered. */
  static org.amaan.referral.api.model.NewSubject request(NewSubject data) {
    org.amaan.referral.api.model.Identity identity = identity(data.identity());
    if (identity != null) {
      identity.documents(documents(data.documents()));
    }
    return new org.amaan.referral.api.model.NewSubject()
        .ageClass(AgeClass.fromValue(data.ageClass().value()))
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

  /** The only place where recorded data meets an answer; each line asks the decision. */
  private static SubjectFields fields(NewSubject data, Decision.Disclosed decision) {
    SubjectFields fields = new SubjectFields().documents(null);
    if (decision.allows(DataCategory.IDENTITY)) {
      fields.identity(identity(data.identity()));
    }
    if (decision.allows(DataCategory.CONTACT)) {
      fields.contact(contact(data.contact()));
    }
    if (decision.allows(DataCategory.MEDICAL)) {
      fields.medical(medical(data.medical()));
    }
    if (decision.allows(DataCategory.LOCATION)) {
      fields.location(location(data.location()));
    }
    if (decision.allows(DataCategory.DOCUMENTS)) {
      fields.documents(documents(data.documents()));
    }
    if (decision.allows(DataCategory.NARRATIVE)) {
      fields.narrative(data.narrative());
    }
    return fields;
  }

  private static List<Allowed> allowed(SubjectView view) {
    return view.decision().allowed().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> allowed(entry.getKey(), entry.getValue(), view.data().handling()))
        .toList();
  }

  static Allowed allowed(DataCategory category, Ground ground, HandlingCodes codes) {
    Allowed json =
        new Allowed()
            .field(Category.fromValue(category.value()))
            .ground(org.amaan.referral.api.model.Ground.fromValue(ground.kind().value()))
            .emergencyAccessId(ground.emergencyAccess());
    Ground.Basis basis = ground.basis();
    if (basis != null) {
      json.basis(LegalBasis.fromValue(basis.id()))
          .profile(basis.profile())
          .profileVersion(basis.version());
    }
    Optional<Handling> handling = codes.of(category);
    return json.handlingCode(
            HandlingCode.fromValue(
                handling.map(Handling::code).orElse(org.amaan.knowledge.HandlingCode.H0).name()))
        .handlingCondition(handling.map(Handling::condition).orElse(null));
  }

  private static List<Withheld> withheld(Decision.Disclosed decision) {
    return decision.withheld().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> withheld(entry.getKey(), entry.getValue(), decision.reflectionUntil()))
        .toList();
  }

  static Withheld withheld(
      DataCategory category, WithheldReason reason, @Nullable Instant reflectionUntil) {
    return new Withheld()
        .field(Category.fromValue(category.value()))
        .reason(org.amaan.referral.api.model.WithheldReason.fromValue(reason.value()))
        .detail(sentence(reason))
        .until(reason == WithheldReason.REFLECTION_PERIOD ? reflectionUntil : null);
  }

  private static String sentence(WithheldReason reason) {
    return switch (reason) {
      case NO_CONSENT -> "No consent in force names your agency or its type.";
      case NO_CONSENT_FOR_CATEGORY -> "No consent in force covers this category of data.";
      case NO_CONSENT_FOR_PURPOSE ->
          "Consent covers this category of data, but not for this purpose.";
      case CONSENT_EXPIRED -> "The consent that covered this for you has expired.";
      case CONSENT_WITHDRAWN -> "The consent that covered this for you was withdrawn.";
      case CONSENT_GIVER_NOT_ENTITLED ->
          "The consent that would cover this was not given by the person whose consent counts.";
      case CONSENT_SUSPENDED ->
          "A withdrawal of the consent that covered this for you was reported, and is to be"
              + " confirmed.";
      case CONSENT_AWAITING_CONFIRMATION ->
          "The consent that would cover this for you waits for the responsible agency's"
              + " confirmation.";
      case RELATION_REQUIRED ->
          "Your agency sent a referral about the subject on, and has no part in their care.";
      case CUSTODY_REQUIRED ->
          "Your agency reads the subject once the case is in the custody of your unit.";
      case HANDLING_CODE ->
          "The agency that recorded this does not let it be passed on to you, or used for this"
              + " purpose; ask it.";
      case REFLECTION_PERIOD ->
          "The subject has been given time to decide about police and prosecution.";
      case NOT_FOR_EMERGENCY ->
          "Your role reads for this purpose in an emergency only, and that does not open this.";
      case ERASED -> "What was recorded was erased for good.";
      case NOT_RECORDED -> "Nothing is recorded here.";
    };
  }

  static org.amaan.referral.api.model.SubjectNote note(SubjectView.Note opened) {
    SubjectNote note = opened.note();
    return new org.amaan.referral.api.model.SubjectNote()
        .referralId(note.referralId())
        .kind(note.kind().value())
        .agency(note.authorAgency())
        .addressee(note.addresseeAgency())
        .text(opened.text())
        .at(note.createdAt());
  }

  private static org.amaan.referral.api.model.@Nullable Identity identity(
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

  private static org.amaan.referral.api.model.@Nullable Contact contact(@Nullable Contact contact) {
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

  private static org.amaan.referral.api.model.@Nullable Medical medical(@Nullable Medical medical) {
    return medical == null
        ? null
        : new org.amaan.referral.api.model.Medical().summary(medical.summary());
  }

  private static @Nullable Location location(@Nullable Whereabouts location) {
    return location == null
        ? null
        : new Location()
            .country(location.country())
            .area(location.area())
            .description(location.description());
  }

  private static @Nullable List<IdentityDocument> documents(@Nullable Documents documents) {
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
                        .category(Category.fromValue(handling.category().value()))
                        .code(HandlingCode.fromValue(handling.code().name()))
                        .permittedTo(orAbsent(handling.permittedTo().stream().sorted().toList()))
                        .condition(handling.condition()))
            .toList());
  }

  private static <T> @Nullable List<T> orAbsent(List<T> values) {
    return values.isEmpty() ? null : values;
  }
}
