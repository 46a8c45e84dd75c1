package org.amaan.casework.dossier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.Assessment;
import org.amaan.casework.api.model.AssessmentSignature;
import org.amaan.casework.api.model.ExplanationSentence;
import org.amaan.casework.api.model.LawSource;
import org.amaan.casework.api.model.LegalProfile;
import org.amaan.casework.api.model.SentenceBasis;
import org.amaan.casework.assessment.AssessmentsOfCase;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.Pointers;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.assessment.CounselsView;
import org.amaan.knowledge.confirmation.Confirmations;

/** What was signed, newest first: also what a newer one has superseded. No draft. */
record AssessmentsPart(List<AssessmentsOfCase.Shown> signed, boolean hasOlder, Pointers pointers)
    implements Part {

  @Override
  public String name() {
    return "assessments";
  }

  @Override
  public Object json() {
    return Map.of("items", signed.stream().map(AssessmentsOfCase.Shown::view).toList());
  }

  /** To each: what was signed, byte for byte, its signature, and how it reads. */
  @Override
  public List<Attached> files() {
    return signed.stream().flatMap(AssessmentsPart::files).toList();
  }

  private static Stream<Attached> files(AssessmentsOfCase.Shown shown) {
    AssessmentSignature signature = signature(shown.view());
    String folder = "assessments/" + shown.view().getId() + "/";
    return Stream.of(
        new Attached(
            folder + "signed.json",
            "application/json",
            utf8(Objects.requireNonNull(signature.getContent()))),
        new Attached(
            folder + "signature",
            "application/octet-stream",
            Base64.getUrlDecoder().decode(signature.getValue())),
        new Attached(folder + "assessment.txt", "text/plain", utf8(shown.text())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static AssessmentSignature signature(Assessment assessment) {
    return Objects.requireNonNull(assessment.getSignature());
  }

  @Override
  public List<Withheld> withheld() {
    List<Withheld> withheld = new ArrayList<>();
    signed.stream()
        .map(AssessmentsOfCase.Shown::view)
        .filter(view -> view.getWithheld() != null)
        .map(
            view ->
                Withheld.because(
                    String.valueOf(view.getWithheld()), "assessment-reasons", view.getId()))
        .forEach(withheld::add);
    if (hasOlder) {
      withheld.add(Withheld.older(name()));
    }
    return withheld;
  }

  @Override
  public Map<String, List<UUID>> opened() {
    return Map.of(
        name(),
        signed.stream()
            .map(AssessmentsOfCase.Shown::view)
            .filter(view -> view.getWithheld() == null)
            .map(Assessment::getId)
            .toList());
  }

  public Law law(Assessment assessment) {
    return new Law(
        sentences(assessment)
            .flatMap(sentence -> sentence.getBasis().getSources().stream())
            .collect(
                Collectors.toMap(
                    LawSource::getId, source -> source, (first, same) -> first, LinkedHashMap::new))
            .values()
            .stream()
            .toList(),
        hasConfirmedSome(assessment.getLegalProfile()));
  }

  private static boolean hasConfirmedSome(LegalProfile used) {
    return LegalProfiles.find(used.getId(), used.getVersion())
        .map(profile -> CounselsView.of(profile, Confirmations.current()).hasConfirmedSome())
        .orElse(false);
  }

  private static Stream<ExplanationSentence> sentences(Assessment assessment) {
    return Stream.of(
            assessment.getDifferences().stream(),
            assessment.getResults().stream()
                .flatMap(result -> result.getReadings().stream())
                .flatMap(reading -> reading.getExplanation().stream()),
            assessment.getDefinitions().stream()
                .flatMap(result -> result.getReadings().stream())
                .flatMap(reading -> reading.getExplanation().stream()))
        .flatMap(one -> one);
  }

  /**
   * The law of one assessment.
   *
   * @param sources each once, in the order in which the sentences name them
   * @param someConfirmed of the profile; otherwise the head of the assessment says that counsel
   *     confirmed nothing
   */
  record Law(List<LawSource> sources, boolean someConfirmed) {

    public String numberOf(LawSource source) {
      return "["
          + (sources.stream().map(LawSource::getId).toList().indexOf(source.getId()) + 1)
          + "]";
    }

    public String basis(ExplanationSentence sentence) {
      SentenceBasis basis = sentence.getBasis();
      String where =
          basis.getInstrument() == null
              ? "Profile " + basis.getProfile()
              : basis.getInstrument() + article(basis);
      return "%s (%s %s) %s"
              .formatted(
                  where,
                  basis.getProfile(),
                  basis.getProfileVersion(),
                  basis.getSources().stream().map(this::numberOf).collect(Collectors.joining()))
          + (someConfirmed && !sentence.getConfirmedByCounsel()
              ? ", not confirmed by counsel"
              : "");
    }

    // An act of a country is cited with its own word: a section, an article.
    private static String article(SentenceBasis basis) {
      if (basis.getArticle() == null) {
        return "";
      }
      return (basis.getStatement() == null ? ", article " : ", ") + basis.getArticle();
    }
  }

  @Override
  public String toString() {
    return "AssessmentsPart[withheld]";
  }
}
