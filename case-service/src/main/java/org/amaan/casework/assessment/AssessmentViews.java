package org.amaan.casework.assessment;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.ActOutcome;
import org.amaan.casework.api.model.Assessment;
import org.amaan.casework.api.model.AssessmentAuthor;
import org.amaan.casework.api.model.AssessmentReturn;
import org.amaan.casework.api.model.AssessmentSignature;
import org.amaan.casework.api.model.AssessmentState;
import org.amaan.casework.api.model.AssessmentSummary;
import org.amaan.casework.api.model.DefinitionOutcome;
import org.amaan.casework.api.model.DefinitionStanding;
import org.amaan.casework.api.model.Finding;
import org.amaan.casework.api.model.LegalProfile;
import org.amaan.casework.api.model.LegalProfileRef;
import org.amaan.casework.api.model.OffenceOutcome;
import org.amaan.casework.api.model.SignedAssessment;
import org.amaan.casework.assessment.document.AssessmentJson;
import org.amaan.casework.assessment.document.Author;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.Commitment;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.SealedTexts;
import org.amaan.casework.assessment.document.Signature;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.casework.assessment.document.Withheld;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Assessments in the words of the contract. */
final class AssessmentViews {

  private AssessmentViews() {}

  static Assessment draft(
      AssessmentDraft draft,
      SignedContent.Profile profile,
      FindingCodes recorded,
      SealedTexts.Opened<Reasons> reasons,
      AssessmentJson.Results results,
      Basis now,
      Caller reader) {
    AssessmentAuthor author = author(draft.author());
    if (!draft.author().agency().equals(reader.agency())) {
      author.setPerson(null);
    }
    return view(
        new Assessment(
            draft.id(),
            draft.caseId(),
            draft.version(),
            AssessmentState.DRAFT,
            profile(profile),
            recorded.ageClass(),
            recorded.consentMentioned(),
            findings(recorded, reasons.text()),
            now.fallenOf(recorded),
            results.international(),
            author,
            draft.writtenAt()),
        results,
        now,
        reasons.withheld());
  }

  static Assessment signed(
      SignedContent content,
      Signature seal,
      SealedTexts.Opened<Reasons> reasons,
      AssessmentJson.Results results,
      Basis now,
      AssessmentState state) {
    Assessment view =
        view(
            new Assessment(
                content.id(),
                content.caseId(),
                content.version(),
                state,
                profile(content.legalProfile()),
                content.ageClass(),
                content.consentMentioned(),
                findings(content.recorded(), reasons.text()),
                now.fallenOf(content.recorded()),
                results.international(),
                author(content.signer()),
                content.signedAt()),
            results,
            now,
            reasons.withheld());
    view.setSupersedes(content.supersedes());
    AssessmentSignature signature = signature(content, seal);
    signature.setContent(seal.content());
    view.setSignature(signature);
    return view;
  }

  private static Assessment view(
      Assessment view, AssessmentJson.Results results, Basis now, @Nullable Withheld withheld) {
    view.setTimeOfActs(results.time());
    view.setDefinitions(results.national());
    view.setDifferences(results.differences());
    AgeClass ofTheCase = now.ageClass();
    view.setCaseAgeClass(ofTheCase == view.getAgeClass() ? null : ofTheCase);
    if (withheld != null) {
      view.setWithheld(Assessment.WithheldEnum.fromValue(withheld.value()));
    }
    return view;
  }

  static AssessmentReturn returned(
      AssessmentReturned returned, SealedTexts.Opened<List<String>> questions, Caller reader) {
    AssessmentReturn view = new AssessmentReturn(returned.agency(), returned.returnedAt());
    if (returned.agency().equals(reader.agency())) {
      view.setPerson(returned.person());
    }
    view.setQuestions(questions.text());
    Withheld withheld = questions.withheld();
    if (withheld != null) {
      view.setWithheld(AssessmentReturn.WithheldEnum.fromValue(withheld.value()));
    }
    return view;
  }

  static AssessmentSummary summary(
      SignedContent content,
      Signature seal,
      AssessmentState state,
      @Nullable AssessmentReturned returned) {
    AssessmentSummary view =
        new AssessmentSummary(
            content.id(),
            content.version(),
            state,
            content.results().stream()
                .map(result -> new OffenceOutcome(result.offence(), result.outcome()))
                .toList(),
            signature(content, seal));
    view.setDefinitions(
        content.assessment().definitions().stream()
            .map(
                result ->
                    new ActOutcome(
                        result.definition(),
                        DefinitionStanding.fromValue(result.standing().value()),
                        DefinitionOutcome.fromValue(result.outcome().value())))
            .toList());
    view.setSupersedes(content.supersedes());
    view.setReturnedAt(returned == null ? null : returned.returnedAt());
    return view;
  }

  static SignedAssessment receipt(SignedContent content, Signature seal) {
    SignedAssessment receipt =
        new SignedAssessment(
            content.id(), content.caseId(), content.version(), signature(content, seal));
    receipt.setSupersedes(content.supersedes());
    return receipt;
  }

  /** Whether a newer one was signed goes before whether this one was returned. */
  static AssessmentState state(UUID id, @Nullable UUID newest, boolean wasReturned) {
    if (!id.equals(newest)) {
      return AssessmentState.SUPERSEDED;
    }
    return wasReturned ? AssessmentState.RETURNED : AssessmentState.SIGNED;
  }

  private static AssessmentSignature signature(SignedContent content, Signature seal) {
    return new AssessmentSignature(
        seal.hash(),
        AssessmentSignature.AlgorithmEnum.ED25519,
        seal.keyId(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(seal.signature()),
        author(content.signer()),
        content.signedAt());
  }

  private static AssessmentAuthor author(Author author) {
    AssessmentAuthor view = new AssessmentAuthor(author.agency());
    view.setUnit(author.unit());
    view.setPerson(author.person());
    return view;
  }

  static LegalProfileRef reference(org.amaan.knowledge.LegalProfile profile) {
    return new LegalProfileRef(profile.id(), profile.version());
  }

  private static LegalProfile profile(SignedContent.Profile profile) {
    return new LegalProfile(profile.id(), profile.version(), profile.confirmedByCounsel());
  }

  private static List<Finding> findings(FindingCodes recorded, @Nullable Reasons reasons) {
    return recorded.findings().stream().map(code -> finding(code, reasons)).toList();
  }

  private static Finding finding(FindingCodes.Code code, @Nullable Reasons reasons) {
    Finding view =
        new Finding(
            code.element(),
            code.value(),
            code.reasonDigest(),
            code.observations(),
            code.evidence());
    if (reasons != null) {
      Commitment reason = reasons.on(code.element());
      view.setReason(reason.text());
      view.setReasonSalt(reason.salt());
    }
    return view;
  }
}
