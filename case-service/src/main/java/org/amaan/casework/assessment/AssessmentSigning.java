package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.amaan.casework.assessment.document.AssessmentJson;
import org.amaan.casework.assessment.document.Author;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.Commitment;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.Printout;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.Signature;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.signature.SigningKeys;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Assessment;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.RecordUnreadable;
import org.jspecify.annotations.Nullable;

/** What is signed of a draft: codes, what they come to, and the digest of what is printed. */
@ApplicationScoped
class AssessmentSigning {

  private final Citations citations;
  private final SigningKeys signingKeys;
  private final AssessmentJson json;
  private final Clock clock;

  AssessmentSigning(
      Citations citations, SigningKeys signingKeys, AssessmentJson json, Clock clock) {
    this.citations = citations;
    this.signingKeys = signingKeys;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param print the printout, whose digest is in the content
   */
  record Signed(SignedContent content, Signature signature, String print) {}

  /** Refuses with {@link AssessmentChanged} when the case says something else than the draft. */
  Signed sign(
      Caller caller,
      CaseFile file,
      AssessmentDraft draft,
      DataKey key,
      @Nullable UUID before,
      Author signer) {
    FindingCodes recorded = json.read(draft.recorded(), FindingCodes.class);
    requireSameBasis(caller, file, draft, recorded);
    Commitment print = print(file, draft, recorded, key);
    SignedContent content = content(file, draft, recorded, print, before, signer);
    return new Signed(
        content, Signature.on(json.canonical(content), signingKeys), json.write(print));
  }

  private void requireSameBasis(
      Caller caller, CaseFile file, AssessmentDraft draft, FindingCodes recorded) {
    AssessmentChanged.unlessTheSame(
        draft,
        recorded,
        json.read(draft.basis(), Basis.class),
        citations.basis(caller, file, recorded));
  }

  private Commitment print(
      CaseFile file, AssessmentDraft draft, FindingCodes recorded, DataKey key) {
    Reasons reasons = json.read(draft.reasons(key), Reasons.class);
    if (!recorded.isReasonedBy(reasons)) {
      throw RecordUnreadable.of(draft.id(), AssessmentDraft.REASONS);
    }
    return Commitment.to(Printout.of(recorded.profile(file.legalProfile()), recorded, reasons));
  }

  private SignedContent content(
      CaseFile file,
      AssessmentDraft draft,
      FindingCodes recorded,
      Commitment print,
      @Nullable UUID before,
      Author signer) {
    LegalProfile profile = recorded.profile(file.legalProfile());
    Assessment assessment = recorded.assessedBy(profile);
    return new SignedContent(
        SignedContent.FORMAT,
        draft.id(),
        file.id(),
        file.reference(),
        // Another version than the draft's: who has read the draft has not read the signature.
        draft.version() + 1,
        SignedContent.Profile.of(profile),
        recorded.ageClass(),
        recorded.consentMentioned(),
        recorded.findings(),
        assessment.results(),
        recorded.time(),
        assessment.definitions(),
        assessment.differences(),
        print.digest(),
        before,
        signer,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
