package org.amaan.referral.subject.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amaan.knowledge.DataCategory;
import org.amaan.referral.api.model.Allowed;
import org.amaan.referral.api.model.ErasureState;
import org.amaan.referral.api.model.LegalBasis;
import org.amaan.referral.api.model.SubjectDisclosure;
import org.amaan.referral.api.model.SubjectErasure;
import org.amaan.referral.api.model.SubjectFields;
import org.amaan.referral.api.model.SubjectSummary;
import org.amaan.referral.api.model.Withheld;
import org.amaan.referral.disclosure.decision.Decision;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.Handling;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.WithheldReason;
import org.amaan.referral.subject.erasure.ErasureRequests;
import org.amaan.referral.subject.record.NewSubject;
import org.amaan.referral.subject.record.RecordJson;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectNote;
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
            .purpose(view.purpose())
            .ageClass(subject.ageClass())
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
          .languages(RecordJson.orAbsent(data.languages()));
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
        .ageClass(subject.ageClass())
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

  /** The only place where recorded data meets an answer; each line asks the decision. */
  private static SubjectFields fields(NewSubject data, Decision.Disclosed decision) {
    SubjectFields fields = new SubjectFields().documents(null);
    if (decision.allows(DataCategory.IDENTITY)) {
      fields.identity(RecordJson.identity(data.identity()));
    }
    if (decision.allows(DataCategory.CONTACT)) {
      fields.contact(RecordJson.contact(data.contact()));
    }
    if (decision.allows(DataCategory.MEDICAL)) {
      fields.medical(RecordJson.medical(data.medical()));
    }
    if (decision.allows(DataCategory.LOCATION)) {
      fields.location(RecordJson.location(data.location()));
    }
    if (decision.allows(DataCategory.DOCUMENTS)) {
      fields.documents(RecordJson.documents(data.documents()));
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
            .field(category)
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
            handling.map(Handling::code).orElse(org.amaan.knowledge.HandlingCode.H0))
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
        .field(category)
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
}
