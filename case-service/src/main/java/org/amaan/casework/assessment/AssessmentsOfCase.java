package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.model.Assessment;
import org.amaan.casework.api.model.AssessmentState;
import org.amaan.casework.assessment.document.AssessmentJson;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.Commitment;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.Printout;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.SealedTexts;
import org.amaan.casework.assessment.document.Signature;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.casework.assessment.document.Withheld;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.signature.SigningKeys;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.RecordUnreadable;

/**
 * What a reader is shown of a case's assessments. Whoever asks has found the case in the reader's
 * scope, and records the reading. A signed one is checked first: what does not pass is shown to
 * nobody (503).
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AssessmentsOfCase {

  private final AssessmentRepository assessments;
  private final Citations citations;
  private final AssessmentJson json;
  private final SealedTexts sealed;
  private final SigningKeys keys;
  private final Clock clock;

  AssessmentsOfCase(
      AssessmentRepository assessments,
      Citations citations,
      AssessmentJson json,
      SealedTexts sealed,
      SigningKeys keys,
      Clock clock) {
    this.assessments = assessments;
    this.citations = citations;
    this.json = json;
    this.sealed = sealed;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param text the same printed, as sensitive as the reasons in it
   */
  public record Shown(Assessment view, String text) {
    @Override
    public String toString() {
      return "Shown[…withheld]";
    }
  }

  /** What stands: the newest signed one; a draft only while none is signed. */
  public Optional<Shown> current(Caller reader, CaseFile file) {
    return assessments
        .newestSigned(file, reader)
        .map(signed -> signed(reader, file, signed, signed.id()))
        .or(() -> assessments.draft(file, reader).map(draft -> draft(reader, file, draft)));
  }

  /** What is worked on: the draft, or without one the newest signed one. */
  Optional<Shown> latest(Caller reader, CaseFile file) {
    return assessments
        .draft(file, reader)
        .map(draft -> draft(reader, file, draft))
        .or(() -> current(reader, file));
  }

  /**
   * @param assessments newest first
   * @param hasOlder there are more than were asked for
   */
  public record Signed(List<Shown> assessments, boolean hasOlder) {}

  /** Those that were signed; no draft. */
  public Signed newestSigned(Caller reader, CaseFile file, int limit) {
    List<SignedAssessment> found = assessments.page(file, reader, limit + 1, null);
    return new Signed(
        found.stream()
            .limit(limit)
            .map(signed -> signed(reader, file, signed, found.get(0).id()))
            .toList(),
        found.size() > limit);
  }

  Optional<Shown> signed(Caller reader, CaseFile file, UUID id) {
    return assessments
        .signed(file, id, reader)
        .map(
            found ->
                signed(
                    reader,
                    file,
                    found,
                    assessments.newestSigned(file, reader).orElse(found).id()));
  }

  private Shown draft(Caller reader, CaseFile file, AssessmentDraft draft) {
    SealedTexts.Opened<Reasons> reasons =
        sealed.open(file, draft.sealedUnder(), key -> json.read(draft.reasons(key), Reasons.class));
    return draft(reader, file, draft, reasons);
  }

  Shown draft(
      Caller reader, CaseFile file, AssessmentDraft draft, SealedTexts.Opened<Reasons> reasons) {
    FindingCodes recorded = json.read(draft.recorded(), FindingCodes.class);
    LegalProfile profile = recorded.profile(file.legalProfile());
    requireTheirReasons(draft.id(), recorded, reasons);
    Basis now = citations.basis(reader, file, recorded);
    Assessment view =
        AssessmentViews.draft(
            draft,
            SignedContent.Profile.of(profile),
            recorded,
            reasons,
            json.shown(recorded.assessedBy(profile)),
            now,
            reader);
    assessments.newestSigned(file, reader).ifPresent(signed -> view.setSupersedes(signed.id()));
    Optional<LegalProfile> newer = newer(profile);
    newer.map(AssessmentViews::reference).ifPresent(view::setNewerLegalProfile);
    String text =
        Printout.draft(
            Printout.newer(profile, newer)
                + Printout.since(recorded, now)
                + print(profile, recorded, reasons),
            draft.version());
    return new Shown(view, text);
  }

  private Shown signed(Caller reader, CaseFile file, SignedAssessment signed, UUID newest) {
    Signature seal = signed.seal();
    SignedContent content = content(file, signed);
    SealedTexts.Opened<Reasons> reasons =
        sealed.open(
            file, signed.sealedUnder(), key -> json.read(signed.reasons(key), Reasons.class));
    requireTheirReasons(signed.id(), content.recorded(), reasons);
    Basis now = citations.basis(reader, file, content.recorded());
    Optional<AssessmentReturned> returned = returned(reader, file, signed);
    AssessmentState state = AssessmentViews.state(signed.id(), newest, returned.isPresent());
    Assessment view =
        AssessmentViews.signed(
            content, seal, reasons, json.shown(content.assessment()), now, state);
    LegalProfile profile = profile(content);
    Optional<LegalProfile> newer = newer(profile);
    newer.map(AssessmentViews::reference).ifPresent(view::setNewerLegalProfile);
    String text =
        Printout.signed(
            Printout.newer(profile, newer)
                + Printout.since(content.recorded(), now)
                + printed(file, signed, content),
            content,
            seal,
            state == AssessmentState.SUPERSEDED);
    if (returned.isEmpty()) {
      return new Shown(view, text);
    }
    SealedTexts.Opened<List<String>> questions =
        sealed.open(
            file,
            returned.get().sealedUnder(),
            key -> List.of(json.read(returned.get().questions(key), String[].class)));
    view.setReturned(AssessmentViews.returned(returned.get(), questions, reader));
    return new Shown(
        view,
        text
            + Printout.returned(
                returned.get().returnedAt(), returned.get().agency(), questions.text()));
  }

  /** The version of the country's rules that is in force now, where it is not that one. */
  private Optional<LegalProfile> newer(LegalProfile profile) {
    return LegalProfiles.newest(
            profile.id(), LocalDate.ofInstant(clock.instant(), profile.timeZone()))
        .filter(newest -> newest.validFrom().isAfter(profile.validFrom()));
  }

  /** What was signed, if it is what was signed. */
  SignedContent content(CaseFile file, SignedAssessment signed) {
    Signature seal = signed.seal();
    if (!seal.holds(keys)) {
      throw RecordUnreadable.of(signed.id(), "assessment.signature");
    }
    SignedContent content = json.read(seal.content(), SignedContent.class);
    if (!content.id().equals(signed.id())
        || !content.caseId().equals(file.id())
        || content.version() != signed.version()) {
      throw RecordUnreadable.of(signed.id(), "assessment.content");
    }
    return content;
  }

  private Optional<AssessmentReturned> returned(
      Caller reader, CaseFile file, SignedAssessment signed) {
    return Optional.ofNullable(
        assessments.returns(file, Set.of(signed.id()), reader).get(signed.id()));
  }

  private String printed(CaseFile file, SignedAssessment signed, SignedContent content) {
    SealedTexts.Opened<Commitment> print =
        sealed.open(
            file, signed.sealedUnder(), key -> json.read(signed.print(key), Commitment.class));
    Commitment words = print.text();
    if (words == null) {
      return Printout.withoutReasons(
          profile(content), content.assessment(), content.recorded(), withheld(print));
    }
    if (!words.digest().equals(content.printDigest())) {
      throw RecordUnreadable.of(signed.id(), "assessment.print");
    }
    return words.text();
  }

  private static String print(
      LegalProfile profile, FindingCodes recorded, SealedTexts.Opened<Reasons> reasons) {
    Reasons words = reasons.text();
    return words == null
        ? Printout.withoutReasons(
            profile, recorded.assessedBy(profile), recorded, withheld(reasons))
        : Printout.of(profile, recorded, words);
  }

  private static Withheld withheld(SealedTexts.Opened<?> opened) {
    Withheld why = opened.withheld();
    return why == null ? Withheld.ERASED : why;
  }

  private static LegalProfile profile(SignedContent content) {
    SignedContent.Profile profile = content.legalProfile();
    return LegalProfiles.find(profile.id(), profile.version())
        .orElseThrow(() -> new IllegalStateException("no profile " + profile.id()));
  }

  private static void requireTheirReasons(
      UUID id, FindingCodes recorded, SealedTexts.Opened<Reasons> reasons) {
    Reasons words = reasons.text();
    if (words != null && !recorded.isReasonedBy(words)) {
      throw RecordUnreadable.of(id, AssessmentDraft.REASONS);
    }
  }
}
