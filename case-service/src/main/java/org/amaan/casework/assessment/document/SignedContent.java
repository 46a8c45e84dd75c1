package org.amaan.casework.assessment.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Assessment;
import org.amaan.knowledge.assessment.DefinitionResult;
import org.amaan.knowledge.law.TimeOfActs;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs (docs/assessment.md): findings, what they come to and why, and digests of all
 * words. Its members are those of the signed document; none is renamed or dropped.
 *
 * @param timeOfActs null, like definitions and differences, in what was signed by a profile without
 *     national acts
 * @param printDigest of the printout, which has the reasons in it
 */
public record SignedContent(
    String format,
    UUID id,
    UUID caseId,
    String caseReference,
    long version,
    Profile legalProfile,
    AgeClass ageClass,
    boolean consentMentioned,
    List<FindingCodes.Code> findings,
    List<Assessment.Result> results,
    @Nullable TimeOfActs timeOfActs,
    @Nullable List<DefinitionResult> definitions,
    @Nullable List<Assessment.Sentence> differences,
    String printDigest,
    @Nullable UUID supersedes,
    Author signer,
    Instant signedAt) {

  public static final String FORMAT = "amaan-assessment-1";

  /** The version of the country's rules. */
  public record Profile(String id, String version, boolean confirmedByCounsel) {
    public static Profile of(LegalProfile profile) {
      return new Profile(profile.id(), profile.version(), profile.confirmedByCounsel());
    }
  }

  /** As it was signed, however a later release would word or weigh it. */
  public Assessment assessment() {
    return new Assessment(
        legalProfile.id(),
        legalProfile.version(),
        legalProfile.confirmedByCounsel(),
        ageClass,
        results,
        timeOfActs,
        definitions == null ? List.of() : definitions,
        differences == null ? List.of() : differences);
  }

  public FindingCodes recorded() {
    return new FindingCodes(
        ageClass,
        consentMentioned,
        findings,
        timeOfActs,
        new FindingCodes.ProfileId(legalProfile.id(), legalProfile.version()));
  }
}
