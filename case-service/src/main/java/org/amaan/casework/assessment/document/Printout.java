package org.amaan.casework.assessment.document;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Assessment;
import org.amaan.knowledge.assessment.AssessmentText;
import org.jspecify.annotations.Nullable;

/** An assessment on paper: what {@link AssessmentText} prints, and who stands for it. */
public final class Printout {

  private Printout() {}

  public static String of(LegalProfile profile, FindingCodes recorded, Reasons reasons) {
    return AssessmentText.of(profile, recorded.withReasons(element -> reasons.on(element).text()));
  }

  /** Prints why the reasons are withheld in their place. */
  public static String withoutReasons(
      LegalProfile profile, Assessment assessment, FindingCodes recorded, Withheld why) {
    return AssessmentText.of(
        profile,
        assessment,
        recorded.withReasons(element -> "[withheld: " + why.value() + "]").findings());
  }

  /**
   * Prints which observations and evidence were corrected or retracted since; nothing when none
   * was.
   */
  public static String since(FindingCodes recorded, Basis now) {
    StringBuilder text = new StringBuilder();
    if (now.ageClass() != recorded.ageClass()) {
      text.append("AGE: the case itself says ").append(now.ageClass().value()).append(" now.\n");
    }
    now.fallenOf(recorded)
        .forEach(id -> text.append("FALLEN: ").append(id).append(" was corrected or retracted.\n"));
    return text.isEmpty() ? "" : text.append('\n').toString();
  }

  /** Prints that newer rules are there, and what they know that these do not. */
  public static String newer(LegalProfile used, Optional<LegalProfile> newer) {
    return newer
        .map(
            profile ->
                "NEWER RULES: this is by version %s of the legal profile; version %s is in force now"
                        .formatted(used.version(), profile.version())
                    + (used.definitions().isEmpty() && !profile.definitions().isEmpty()
                        ? " and knows the acts of the country"
                        : "")
                    + ". A new draft may name it.\n\n")
        .orElse("");
  }

  public static String draft(String text, long version) {
    return "DRAFT, version " + version + ": nobody has signed it.\n\n" + text;
  }

  public static String signed(
      String text, SignedContent content, Signature seal, boolean isSuperseded) {
    Author signer = content.signer();
    return (isSuperseded ? "SUPERSEDED: a newer assessment was signed.\n\n" : "")
        + text
        + "\nSIGNATURE\nVersion %d, signed at %s by %s of %s%s.\nSHA-256: %s\nEd25519, key %s: %s\n"
            .formatted(
                content.version(),
                content.signedAt(),
                signer.person(),
                signer.agency(),
                signer.unit() == null ? "" : ", unit " + signer.unit(),
                seal.hash(),
                seal.keyId(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(seal.signature()));
  }

  public static String returned(Instant at, String agency, @Nullable List<String> questions) {
    StringBuilder text = new StringBuilder("\nRETURNED at %s by %s.\n".formatted(at, agency));
    if (questions == null) {
      return text.append("[questions withheld]\n").toString();
    }
    for (int i = 0; i < questions.size(); i++) {
      text.append("%2d. %s\n".formatted(i + 1, AssessmentText.inOneLine(questions.get(i))));
    }
    return text.toString();
  }
}
