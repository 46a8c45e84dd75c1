package org.amaan.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.casework.dossier.DossierArchive.Entry;
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
