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
import org.amaan.casework.api.model.AssessmentAuthor;
import org.amaan.casework.api.model.AssessmentReading;
import org.amaan.casework.api.model.AssessmentResult;
import org.amaan.casework.api.model.AssessmentReturn;
import org.amaan.casework.api.model.AssessmentSignature;
import org.amaan.casework.api.model.ExplanationSentence;
import org.amaan.casework.api.model.Finding;
import org.amaan.casework.api.model.LawSource;
import org.amaan.casework.api.model.SentenceBasis;
import org.amaan.casework.assessment.AssessmentsOfCase;
import org.amaan.casework.dossier.DossierContents.Withheld;

/** What was signed, newest first: also what a newer one has superseded. No draft. */
record AssessmentsPart(List<AssessmentsOfCase.Shown> signed, boolean hasOlder, Pointers pointers)
    implements Part {

  private static final float[] FINDINGS = {2.5f, 2, 4.5f, 1.6f};
  private static final float[] SENTENCES = {0.6f, 5.2f, 3, 1.6f};
  private static final float[] SOURCES = {0.6f, 7, 2.8f};

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

  @Override
  public void print(Paper paper) {
    if (signed.isEmpty()) {
      paper.remark("none-signed");
      return;
    }
    paper.remark("assessments-mean");
    signed.forEach(shown -> print(paper, shown.view()));
  }

  private void print(Paper paper, Assessment assessment) {
    Labels labels = paper.labels();
    paper.heading(
        Cell.words(
            labels.of(
                "assessment-of",
                labels.word("assessment-state", assessment.getState().toString()),
                assessment.getVersion())));
    paper.facts(facts(labels, assessment));
    if (!assessment.getLegalProfile().getConfirmedByCounsel()) {
      paper.remark("not-confirmed");
    }
    findings(paper, assessment);
    Map<String, Integer> sources = new LinkedHashMap<>();
    Map<String, LawSource> law = new LinkedHashMap<>();
    for (AssessmentResult result : assessment.getResults()) {
      print(paper, result, sources, law);
    }
    if (!law.isEmpty()) {
      paper.heading(Cell.words(labels.of("sources")));
      paper.table(
          SOURCES,
          List.of("number", "source", "source-status"),
          law.values().stream()
              .map(
                  source ->
                      List.of(
                          Cell.code("[" + sources.get(source.getId()) + "]"),
                          Cell.text(source.getWhere()),
                          Cell.words(labels.code("source-status", source.getStatus().toString()))))
              .toList());
    }
    AssessmentReturn returned = assessment.getReturned();
    if (returned != null) {
      print(paper, returned);
    }
  }

  private Map<String, Cell> facts(Labels labels, Assessment assessment) {
    AssessmentSignature signature = signature(assessment);
    AssessmentAuthor signer = signature.getSigner();
    Map<String, Cell> facts = new LinkedHashMap<>();
    facts.put("id", Cell.code(assessment.getId()));
    facts.put(
        "signed-by",
        Cell.code(
            ChronologyPart.unit(signer.getAgency(), signer.getUnit())
                + (signer.getPerson() == null ? "" : ", " + signer.getPerson())));
    facts.put("signed-at", Cell.time(signature.getSignedAt()));
    if (assessment.getSupersedes() != null) {
      facts.put("supersedes", Cell.code(assessment.getSupersedes()));
    }
    facts.put(
        "legal-profile",
        Cell.code(
            "%s, version %s, confirmed-by-counsel: %s"
                .formatted(
                    assessment.getLegalProfile().getId(),
                    assessment.getLegalProfile().getVersion(),
                    assessment.getLegalProfile().getConfirmedByCounsel())));
    facts.put(
        "age-class", Cell.words(labels.code("age-class", assessment.getAgeClass().toString())));
    if (assessment.getCaseAgeClass() != null) {
      facts.put(
          "age-class-of-case",
          Cell.words(labels.code("age-class", assessment.getCaseAgeClass().toString())));
    }
    if (!assessment.getFallen().isEmpty()) {
      facts.put("fallen", pointers.to(assessment.getFallen(), List.of()));
    }
    facts.put(
        "consent-mentioned",
        Cell.words(labels.of(assessment.getConsentMentioned() ? "yes" : "no")));
    facts.put("sha-256", Cell.code(signature.getHash()));
    facts.put(
        "signature", Cell.code("Ed25519, " + signature.getKeyId() + ": " + signature.getValue()));
    return facts;
  }

  private void findings(Paper paper, Assessment assessment) {
    Labels labels = paper.labels();
    paper.heading(Cell.words(labels.of("findings")));
    if (assessment.getFindings().isEmpty()) {
      paper.remark("no-findings");
      return;
    }
    paper.table(
        FINDINGS,
        List.of("element", "finding", "reason", "rests-on"),
        assessment.getFindings().stream()
            .map(
                finding ->
                    List.of(
                        Cell.words(labels.code("element", finding.getElement())),
                        Cell.words(labels.code("finding", finding.getValue().toString())),
                        reason(labels, assessment, finding),
                        pointers.to(finding.getObservations(), finding.getEvidence())))
            .toList());
  }

  private static Cell reason(Labels labels, Assessment assessment, Finding finding) {
    return finding.getReason() == null
        ? Cell.words(labels.of("reason." + assessment.getWithheld()))
        : Cell.text(finding.getReason());
  }

  private void print(
      Paper paper,
      AssessmentResult result,
      Map<String, Integer> sources,
      Map<String, LawSource> law) {
    Labels labels = paper.labels();
    for (AssessmentReading reading : result.getReadings()) {
      paper.heading(
          Cell.words(
              labels.of(
                  "result-of",
                  labels.word("offence", result.getOffence().toString()),
                  labels.word("outcome", reading.getOutcome().toString()),
                  labels.word("read-as", reading.getReadAs().toString()))));
      List<List<Cell>> rows = new ArrayList<>();
      for (ExplanationSentence sentence : reading.getExplanation()) {
        sentence
            .getBasis()
            .getSources()
            .forEach(
                source -> {
                  sources.putIfAbsent(source.getId(), sources.size() + 1);
                  law.putIfAbsent(source.getId(), source);
                });
        rows.add(
            List.of(
                Cell.code(rows.size() + 1),
                Cell.text(sentence.getText()),
                Cell.text(basis(sentence.getBasis(), sources)),
                pointers.to(sentence.getObservations(), sentence.getEvidence())));
      }
      paper.table(SENTENCES, List.of("number", "sentence", "law", "rests-on"), rows);
    }
  }

  private static String basis(SentenceBasis basis, Map<String, Integer> sources) {
    String where =
        basis.getInstrument() == null
            ? "Profile " + basis.getProfile()
            : basis.getInstrument()
                + (basis.getArticle() == null ? "" : ", article " + basis.getArticle());
    return "%s (%s %s) %s"
        .formatted(
            where,
            basis.getProfile(),
            basis.getProfileVersion(),
            basis.getSources().stream()
                .map(source -> "[" + sources.get(source.getId()) + "]")
                .collect(Collectors.joining()));
  }

  private static void print(Paper paper, AssessmentReturn returned) {
    paper.heading(
        Cell.words(
            paper
                .labels()
                .of(
                    "returned-by",
                    returned.getAgency(),
                    Cell.time(returned.getReturnedAt()).text())));
    List<String> questions = returned.getQuestions();
    if (questions == null) {
      paper.remark("reason." + returned.getWithheld());
    } else {
      questions.forEach(paper::text);
    }
  }

  @Override
  public String toString() {
    return "AssessmentsPart[withheld]";
  }
}
