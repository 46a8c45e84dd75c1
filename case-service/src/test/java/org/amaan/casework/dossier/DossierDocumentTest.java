package org.amaan.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.assessment.Outcome;
import org.amaan.casework.api.model.AssessmentReading;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.DeadlineKind;
import org.amaan.casework.api.model.DeadlineState;
import org.amaan.casework.api.model.EvidenceKind;
import org.amaan.knowledge.assessment.FindingValue;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.casework.api.model.LawSource;
import org.amaan.knowledge.Need;
import org.amaan.casework.api.model.NonPunishmentOutcome;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.OffenceType;
import org.amaan.casework.api.model.OutsideHolder;
import org.amaan.casework.api.model.PersonKind;
import org.amaan.casework.api.model.PersonRole;
import org.amaan.casework.api.model.PersonStanding;
import org.amaan.casework.api.model.ProtectionOutcome;
import org.amaan.casework.api.model.ProtectionState;
import org.amaan.casework.api.model.ServiceType;
import org.amaan.knowledge.screening.SourceGrade;
import org.amaan.casework.api.model.TransferReason;
import org.amaan.casework.dossier.DossierArchive.Entry;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Offence;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person reads on the pages, as a program that searches or reads them aloud finds it. */
class DossierDocumentTest {

  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void everyPageSaysWhichCaseAndWhichPageOfHowMany(DossierLanguage language) throws IOException {
    String[] many = new String[60];
    Arrays.setAll(many, i -> "Note " + i + ". " + MadeUp.ENGLISH.repeat(8));
    List<String> pages = pages(MadeUp.dossier(language, many));
    assertThat(pages).hasSizeGreaterThan(5);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i)).contains(MadeUp.REFERENCE);
      assertThat(pages.get(i))
          .contains(
              (language == DossierLanguage.EN ? "page %d of %d" : "صفحہ %d از %d")
                  .formatted(i + 1, pages.size()));
    }
    assertThat(String.join("", pages)).contains("Note 0.", "Note 59.");
  }

  @Test
  void theContentsNameThePageOnWhichASectionBegins() throws IOException {
    List<String> pages = pages(MadeUp.dossier(DossierLanguage.EN, MadeUp.ENGLISH));
    int files =
        Integer.parseInt(
            pages
                .get(1)
                .lines()
                .filter(line -> line.startsWith("Files beside this document"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", ""));
    assertThat(pages.get(files - 1)).contains("Files beside this document", "chronology.json");
  }

  @Test
  void saysPlainlyWhatNobodyHasConfirmedAndWhoHoldsWhatIsMissing() throws IOException {
    String text = text(MadeUp.dossier(DossierLanguage.EN, MadeUp.ENGLISH));
    assertThat(text)
        .contains("confirmed-by-counsel: false", "No counsel has confirmed this legal profile")
        .contains("Held by referral-service; read", "https://referrals.example/v1/subjects/")
        .contains("lahore-police / lahore-investigation", "handover-accepted", MadeUp.ENGLISH)
        .doesNotContain("not reviewed by a native speaker", "The case is closed");
    assertThat(text.replaceAll("\\s", "")).contains(HASH);
    assertThat(text(MadeUp.inState("closed", DossierLanguage.EN))).contains("The case is closed");
  }

  @Test
  void inUrduTheLettersAreReadInTheirOrderAndIdsKeepTheirs() throws IOException {
    List<String> pages = pages(MadeUp.dossier(DossierLanguage.UR, MadeUp.ENGLISH, MadeUp.URDU));
    assertThat(pages.get(0))
        .contains(
            "مقدمے کی دستاویز", "استغاثہ کے پاس", "قانونی پروفائل", "confirmed-by-counsel: false")
        .contains(MadeUp.REFERENCE, "2026-11-24 09:30:01 UTC");
    assertThat(pages)
        .allSatisfy(page -> assertThat(page).contains("not reviewed by a native speaker"));
    String text = String.join("\n", pages);
    assertThat(text)
        .contains("تحویل قبول ہوئی", "lahore-police / lahore-investigation", MadeUp.ENGLISH)
        .contains("گواہ نے بتایا کہ ڈاکٹر لاہور کے ہسپتال میں تھا");
    assertThat(text.replaceAll("\\s", "")).contains(HASH);
  }

  @Test
  void whatWasWrittenInUrduIsReadableInAnEnglishDocument() throws IOException {
    assertThat(text(MadeUp.dossier(DossierLanguage.EN, MadeUp.URDU)))
        .contains("گواہ نے بتایا کہ ڈاکٹر لاہور کے ہسپتال میں تھا");
  }

  /** Between two others each letter has the form that it takes inside of a word. */
  @Test
  void noLetterOfUrduIsLost() throws IOException {
    String letters = "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۂ";
    String words =
        letters
            .chars()
            .mapToObj(letter -> "ب" + (char) letter + "ب")
            .collect(Collectors.joining(" "));
    String text = text(MadeUp.dossier(DossierLanguage.EN, words));
    assertThat(letters.chars().mapToObj(letter -> "ب" + (char) letter + "ب"))
        .allSatisfy(word -> assertThat(text).contains(word));
  }

  @ParameterizedTest
  @CsvSource({
    "x \u09ac y, x \ufffd y, true",
    "a\u202egpj.exe, agpj.exe, false",
    "a\u2066b\u2069c, abc, false"
  })
  void whatCannotBeShownIsMarkedAndNothingTurnsTheDirectionAround(
      String written, String shown, boolean saysSo) throws IOException {
    String text = text(MadeUp.dossier(DossierLanguage.EN, written));
    assertThat(text).contains(shown);
    assertThat(text.contains("Some characters are not in the fonts")).isEqualTo(saysSo);
  }

  @Test
  void aNoteOfTheGreatestLengthGoesOverAsManyPagesAsItNeeds() throws IOException {
    String text = text(MadeUp.dossier(DossierLanguage.EN, "word ".repeat(1999) + "last."));
    assertThat(text.split("word", -1)).hasSize(2000);
    assertThat(text).contains("last.");
  }

  @Test
  void everyLanguageHasEveryWord() {
    Set<String> urdu = new Labels(DossierLanguage.UR).keys();
    assertThat(urdu).containsAll(new Labels(DossierLanguage.EN).keys());
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void whatWasFoundIsReadFromTheFindingToItsSource(DossierLanguage language) throws IOException {
    String text = text(MadeUp.full(language));
    assertThat(text)
        .contains("ahtc-officer-1", "version 2026-11", "(pk 2026-11)", "article 3")
        .contains("Who told her of the kitchen?", "گواہ نے بتایا کہ ڈاکٹر لاہور کے ہسپتال میں تھا");
    assertThat(oneLine(text)).contains(oneLine(MadeUpFindings.REASON), "O2, E1");
    assertThat(oneLine(text))
        .contains("general")
        .contains("the elements are met on the recorded information");
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void eachPieceSaysWhoHadItAndWhereTheChainDoesNotJoin(DossierLanguage language)
      throws IOException {
    Labels labels = new Labels(language);
    String text = oneLine(text(MadeUp.full(language)));
    assertThat(text)
        .contains(oneLine(labels.of("gap.time-unaccounted")))
        .contains(oneLine(labels.of("reason.too-large")))
        .contains(oneLine(labels.of("countersigned.external")))
        .contains(MadeUpFindings.HASH, "content.txt", "نرس", "B-7");
  }

  @Test
  void anUnreviewedWordingOfAnIndicatorStandsBesideTheEnglish() throws IOException {
    String english =
        org.amaan.knowledge.screening.IndicatorCatalogue.current().find("R4").orElseThrow().text();
    String urdu = oneLine(text(MadeUp.full(DossierLanguage.UR)));
    assertThat(urdu).contains("نوکری", oneLine(english));
    assertThat(oneLine(text(MadeUp.full(DossierLanguage.EN))))
        .contains(oneLine(english))
        .doesNotContain("نوکری");
  }

  /** The contract's own lists: a code that is added there has no words here until it is given. */
  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void everyCodeHasWords(DossierLanguage language) {
    Map<String, Object[]> codes = new LinkedHashMap<>();
    codes.put("finding", FindingValue.values());
    codes.put("outcome", Outcome.values());
    codes.put("offence", OffenceType.values());
    codes.put("read-as", AssessmentReading.ReadAsEnum.values());
    codes.put("source-status", LawSource.StatusEnum.values());
    codes.put("value", ObservedValue.values());
    codes.put("observer", ObserverRole.values());
    codes.put("how-known", HowKnown.values());
    codes.put("source-grade", SourceGrade.values());
    codes.put("information-grade", new Object[] {1, 2, 3, 4});
    codes.put("handling", HandlingCode.values());
    codes.put("person-kind", PersonKind.values());
    codes.put("standing", PersonStanding.values());
    codes.put(
        "role",
        Arrays.stream(PersonRole.values())
            .map(role -> role.toString().replace(':', '-'))
            .toArray());
    codes.put("review-state", NonPunishmentReview.StateEnum.values());
    codes.put("review-outcome", NonPunishmentOutcome.values());
    codes.put("evidence-kind", EvidenceKind.values());
    codes.put("act", CustodyEntry.ActionEnum.values());
    codes.put("countersigned", CustodyEntry.CountersignedEnum.values());
    codes.put("gap", CustodyGap.CodeEnum.values());
    codes.put("bad", BadEntry.KindEnum.values());
    codes.put("outside", OutsideHolder.values());
    codes.put("transfer-reason", TransferReason.values());
    codes.put("deadline", DeadlineKind.values());
    codes.put("deadline-state", DeadlineState.values());
    codes.put("need", Need.values());
    codes.put("service", ServiceType.values());
    codes.put("help-state", ProtectionState.values());
    codes.put("help-outcome", ProtectionOutcome.values());
    codes.put(
        "element",
        LegalProfiles.all().stream()
            .flatMap(profile -> Arrays.stream(OffenceType.values()).map(profile(profile)))
            .flatMap(offence -> offence.elements().stream())
            .map(Offence.Element::id)
            .toArray());
    Set<String> words = new Labels(language).keys();
    codes.forEach(
        (kind, all) ->
            assertThat(words)
                .containsAll(Arrays.stream(all).map(code -> kind + "." + code).toList()));
  }

  private static Function<OffenceType, Offence> profile(LegalProfile profile) {
    return type -> profile.offence(org.amaan.knowledge.OffenceType.of(type.toString()));
  }

  /** As lines and cells break them is no matter. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String text(DossierContents contents) throws IOException {
    return String.join("\n", pages(contents));
  }

  private static List<String> pages(DossierContents contents) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    new DossierDocument(
            contents, List.of(new Entry("chronology.json", "application/json", 1234, HASH)))
        .write(pdf);
    try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC));
      }
      return pages;
    }
  }
}
