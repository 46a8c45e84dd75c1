package org.amaan.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.AssessmentReading;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.ChargeProtection;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.DeadlineState;
import org.amaan.casework.api.model.EvidenceKind;
import org.amaan.casework.api.model.LawMark;
import org.amaan.casework.api.model.LawState;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.OutsideHolder;
import org.amaan.casework.api.model.ProtectionOutcome;
import org.amaan.casework.api.model.ProtectionState;
import org.amaan.casework.api.model.ServiceType;
import org.amaan.casework.api.model.TransferReason;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.NonPunishmentOutcome;
import org.amaan.casework.dossier.DossierArchive.Entry;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.amaan.casework.dossier.document.Labels;
import org.amaan.casework.dossier.document.WrittenExpressions;
import org.amaan.casework.person.PersonKind;
import org.amaan.casework.person.PersonRole;
import org.amaan.casework.person.PersonStanding;
import org.amaan.casework.trial.claim.ClaimRoute;
import org.amaan.casework.trial.claim.ClaimState;
import org.amaan.casework.trial.hearing.CourtLevel;
import org.amaan.casework.trial.hearing.HearingKind;
import org.amaan.casework.trial.hearing.HearingOutcome;
import org.amaan.casework.trial.hearing.HearingState;
import org.amaan.casework.trial.measure.MeasureEndReason;
import org.amaan.casework.trial.measure.MeasureKind;
import org.amaan.casework.trial.measure.MeasureState;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.assessment.FindingValue;
import org.amaan.knowledge.assessment.Outcome;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.SourceGrade;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads on the pages, as a program that searches or reads them aloud finds it. */
class DossierDocumentTest {

  /** What most tests read is made and written once. */
  private static final Map<DossierLanguage, DossierContents> FULL =
      new EnumMap<>(DossierLanguage.class);

  private static final Map<DossierContents, byte[]> WRITTEN = new IdentityHashMap<>();

  private static final Map<DossierContents, List<String>> PAGES = new IdentityHashMap<>();

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
      assertThat(pages.get(i).replaceAll("\\s", ""))
          .contains(
              (language == DossierLanguage.EN ? "page%dof%d" : "صفحہ%dاز%d")
                  .formatted(i + 1, pages.size()));
    }
    assertThat(String.join("", pages)).contains("Note 0.", "Note 59.");
  }

  /** Seen from the left to the right: the number of pages, the number of the page, the word. */
  @Test
  void anUrduPageNumberHasASpaceOnBothSidesOfEachNumber() throws IOException {
    String seen = Normalizer.normalize(seen(full(DossierLanguage.UR)), Normalizer.Form.NFKC);
    String word = new StringBuilder("صفحہ").reverse().toString();
    String of = new StringBuilder("از").reverse().toString();
    assertThat(seen).containsPattern("(?m)^(\\d+) %s \\d+ %s$".formatted(of, word));
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
    String text = oneLine(text(MadeUp.dossier(DossierLanguage.EN, MadeUp.ENGLISH)));
    assertThat(text)
        .contains("confirmed-by-counsel: false", "No counsel has confirmed this legal profile")
        .contains("Held by referral-service; read")
        .contains("handover-accepted", MadeUp.ENGLISH)
        .doesNotContain("not reviewed by a native speaker", "The case is closed");
    assertThat(text.replaceAll("\\s", ""))
        .contains(HASH, "https://referrals.example/v1/subjects/" + MadeUp.SUBJECT);
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
        .contains("تحویل قبول ہوئی", MadeUp.ENGLISH)
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

  /** Renderers have their own trouble with what has no place to break. */
  @Timeout(60)
  @ParameterizedTest
  @ValueSource(strings = {"ab:", "x", "ب", "ب:a "})
  void aNoteOfOneLongWordIsWrittenWhole(String piece) throws IOException {
    int times = 10_000 / piece.length();
    String text = text(MadeUp.dossier(DossierLanguage.UR, piece.repeat(times)));
    assertThat(text.chars().filter(c -> c == piece.charAt(0)).count())
        .isGreaterThanOrEqualTo(times);
  }

  @Test
  void aSectionThatHasNoRoomIsCutAndNamesTheFileThatIsWhole() throws IOException {
    String[] many = new String[100];
    Arrays.setAll(many, i -> "Note " + i + ". " + MadeUp.ENGLISH.repeat(200));
    Labels labels = new Labels(DossierLanguage.EN);
    String text = oneLine(text(MadeUp.dossier(DossierLanguage.EN, many)));
    assertThat(text)
        .contains("Note 0.", oneLine(labels.of("left-out", "notes.json")))
        .contains(oneLine(labels.of("too-long")), "Files beside this document", HASH)
        .doesNotContain("Note 99.", labels.of("left-out", "custody.json"));
    assertThat(oneLine(text(full(DossierLanguage.EN))))
        .doesNotContain(oneLine(labels.of("too-long")));
  }

  @Test
  void aTextKeepsItsSpaces() throws IOException {
    assertThat(text(MadeUp.dossier(DossierLanguage.EN, "a list:\n\n  one   1\n  two   2")))
        .contains("one   1", "two   2");
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void anIndicatorIsNamedByItsCodeToo(DossierLanguage language) throws IOException {
    assertThat(text(full(language)).lines()).anyMatch(line -> line.strip().matches(".*\\bR4\\b.*"));
  }

  /** Each line of the templates comes to be written, with and without what may be absent. */
  @Test
  void everyBranchOfTheTemplatesIsWritten() {
    try (WrittenExpressions expressions = new WrittenExpressions()) {
      for (DossierLanguage language : DossierLanguage.values()) {
        bytes(MadeUp.full(language));
        bytes(MadeUp.bare(language));
        bytes(MadeUp.dossier(language));
        bytes(MadeUp.inState("closed", language));
      }
      String[] many = new String[100];
      Arrays.setAll(many, i -> i + MadeUp.ENGLISH.repeat(200));
      bytes(MadeUp.dossier(DossierLanguage.EN, many));
      bytes(MadeUp.dossier(DossierLanguage.EN, "x \u09ac y"));
      List<String> templates =
          Stream.concat(
                  MadeUp.dossier(DossierLanguage.EN).sections().stream().map(Part::name),
                  Stream.of("files", "document"))
              .toList();
      assertThat(expressions.missing(templates)).isEmpty();
    }
  }

  @Test
  void theTrialSaysWhenWhatIsDueAndADeadlineNamesItsRecord() throws IOException {
    String text = oneLine(text(full(DossierLanguage.EN)));
    assertThat(text)
        .contains("To be filed by 2027-02-14 14:30:01 +05:00")
        .contains("PKR 1,000,000,000,000.00", "IQD 1.500");
    assertThat(text.replaceAll("\\s", "").split(MadeUpFindings.HEARING.toString(), -1))
        .as("among the hearings and with its deadline")
        .hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void aClosedCaseSaysWhatIsWithheld(DossierLanguage language) throws IOException {
    Labels labels = new Labels(language);
    assertThat(oneLine(text(MadeUp.bare(language))))
        .contains("transferred-out")
        .contains(oneLine(labels.of("reason.case-closed")), oneLine(labels.of("reason.erased")));
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void aReviewThatNobodyAnsweredSaysToWhomItWent(DossierLanguage language) throws IOException {
    Labels labels = new Labels(language);
    String text = oneLine(text(full(language)));
    assertThat(text).contains(oneLine(labels.of("escalation.coordinator")));
    assertThat(text)
        .contains(MadeUpFindings.REPEALED, oneLine(labels.of("reach.not-known")))
        .contains("2026-01");
  }

  @Test
  void everyLanguageHasEveryWord() {
    Set<String> urdu = new Labels(DossierLanguage.UR).keys();
    assertThat(urdu).containsAll(new Labels(DossierLanguage.EN).keys());
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void whatWasFoundIsReadFromTheFindingToItsSource(DossierLanguage language) throws IOException {
    String text = text(full(language));
    assertThat(text)
        .contains("ahtc-officer-1", "version 2026-11", "(pk 2026-11)", "article 3")
        .contains("Who told her of the kitchen?", "گواہ نے بتایا کہ ڈاکٹر لاہور کے ہسپتال میں تھا");
    assertThat(oneLine(text)).contains(oneLine(MadeUpFindings.REASON), "O2, E1");
    assertThat(oneLine(text))
        .contains("general")
        .contains("the elements are met on the recorded information")
        .contains("the removal of organs is not named", "(pk 2026-12)")
        .contains("Prevention of Trafficking in Persons Act 2018");
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void eachPieceSaysWhoHadItAndWhereTheChainDoesNotJoin(DossierLanguage language)
      throws IOException {
    Labels labels = new Labels(language);
    String text = oneLine(text(full(language)));
    assertThat(text)
        .contains(labels.of("gap.time-unaccounted").split("(?=24)|(?<=24)"))
        .contains(oneLine(labels.of("reason.too-large")))
        .contains(oneLine(labels.of("countersigned.external")))
        .contains(MadeUpFindings.HASH, "content.txt", "نرس", "B-7");
  }

  @Test
  void anUnreviewedWordingOfAnIndicatorStandsBesideTheEnglish() throws IOException {
    String english =
        org.amaan.knowledge.screening.IndicatorCatalogue.current().find("R4").orElseThrow().text();
    String urdu = oneLine(text(full(DossierLanguage.UR)));
    assertThat(urdu).contains("نوکری", oneLine(english));
    assertThat(oneLine(text(full(DossierLanguage.EN))))
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
    codes.put("source-status", LawState.values());
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
    codes.put("law-mark", LawMark.values());
    codes.put("reach", ChargeProtection.ReachEnum.values());
    codes.put("escalation", NonPunishmentReview.EscalatedToEnum.values());
    codes.put("evidence-kind", EvidenceKind.values());
    codes.put("act", CustodyEntry.ActionEnum.values());
    codes.put("countersigned", CustodyEntry.CountersignedEnum.values());
    codes.put("gap", CustodyGap.CodeEnum.values());
    codes.put("bad", BadEntry.KindEnum.values());
    codes.put("outside", OutsideHolder.values());
    codes.put("transfer-reason", TransferReason.values());
    codes.put("deadline", DeadlineKind.values());
    codes.put("deadline-state", DeadlineState.values());
    codes.put("hearing-kind", HearingKind.values());
    codes.put("court-level", CourtLevel.values());
    codes.put("hearing-state", HearingState.values());
    codes.put("hearing-outcome", HearingOutcome.values());
    codes.put("measure-kind", MeasureKind.values());
    codes.put("measure-state", MeasureState.values());
    codes.put("measure-end", MeasureEndReason.values());
    codes.put("claim-route", ClaimRoute.values());
    codes.put("claim-state", ClaimState.values());
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

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void agenciesHaveTheirNamesAndThoseThatNobodyKnowsTheirCodes(DossierLanguage language)
      throws IOException {
    assertThat(oneLine(text(full(language))))
        .contains("Lahore Police (fictional) / Investigation Wing", "ahtc / ahtc-islamabad")
        .doesNotContain("lahore-police", "lahore-investigation");
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void timesAreThoseOfTheCountryOfTheCaseBesideUtc(DossierLanguage language) throws IOException {
    assertThat(oneLine(text(full(language))))
        .contains("Asia/Karachi", "2026-11-24 14:30:01 +05:00 (2026-11-24 09:30:01 UTC)")
        .contains("2026-11-24 14:31:01 +05:00 (2026-11-24 09:31:01 UTC)");
  }

  /** Seen from the left to the right, as the brackets stand on the page. */
  @Test
  void inAnUrduLineWhatStandsInBracketsStaysInThem() throws IOException {
    String seen = seen(full(DossierLanguage.UR));
    assertThat(seen)
        .contains("(confirmed-by-counsel: false)")
        .contains("2026-11-24 14:31:01 +05:00 (2026-11-24 09:31:01 UTC)");
  }

  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void isTaggedWithItsLanguageItsTitleAndTheStructureOfItsTables(DossierLanguage language)
      throws IOException {
    try (PDDocument document = pdf(full(language))) {
      PDDocumentCatalog catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo(language.tag());
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo(new Labels(language).of("title") + " " + MadeUp.REFERENCE);
      assertThat(catalog.getDocumentOutline().children())
          .extracting(PDOutlineItem::getTitle)
          .startsWith(new Labels(language).of("assessments"))
          .endsWith(new Labels(language).of("files"));
      List<String> structure = new ArrayList<>();
      types(catalog.getStructureTreeRoot(), structure);
      assertThat(structure).contains("H1", "H2", "H3", "Table", "THead", "TR", "TH", "TD", "Link");
    }
  }

  /** In Urdu the first cell of a row stands at the right; it is read first all the same. */
  @ParameterizedTest
  @EnumSource(DossierLanguage.class)
  void aRowIsReadFromItsFirstCellToItsLast(DossierLanguage language) throws IOException {
    Labels labels = new Labels(language);
    try (PDDocument document = pdf(full(language))) {
      List<String> rows = new ArrayList<>();
      rows(document.getDocumentCatalog().getStructureTreeRoot(), new HashMap<>(), rows);
      assertThat(rows)
          .contains(
              labels.of("reference") + "|" + MadeUp.REFERENCE,
              String.join(
                  "|", Stream.of("at", "what", "from", "to", "reason").map(labels::of).toList()));
    }
  }

  /** Wherever on a page it comes to stand. */
  @ParameterizedTest
  @ValueSource(ints = {7, 9, 10, 11, 12, 13})
  void aHeadingIsOnThePageOfWhatItHeads(int notes) throws IOException {
    String[] many = new String[notes];
    Arrays.setAll(many, i -> "Note " + i + ". " + MadeUp.ENGLISH);
    Labels labels = new Labels(DossierLanguage.EN);
    List<String> pages = pages(MadeUp.dossier(DossierLanguage.EN, many));
    for (List<String> together :
        List.of(
            List.of(labels.of("withheld-means"), "Where to ask", "Subject"),
            List.of(labels.of("files-mean"), "Bytes", "chronology.json"))) {
      assertThat(pages)
          .anySatisfy(
              page ->
                  assertThat(together)
                      .allSatisfy(part -> assertThat(oneLine(page)).contains(part)));
    }
  }

  @Test
  void theSameContentsAreTheSameDocument() throws IOException {
    assertThat(bytes(MadeUp.full(DossierLanguage.UR))).isEqualTo(bytes(full(DossierLanguage.UR)));
  }

  private static void types(PDStructureNode node, List<String> types) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        types.add(element.getStructureType());
        types(element, types);
      }
    }
  }

  /** The cells of each row, in the order of the structure. */
  private static void rows(
      PDStructureNode node, Map<PDPage, List<PDMarkedContent>> read, List<String> rows)
      throws IOException {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getStructureType().equals("TR")) {
          List<String> cells = new ArrayList<>();
          for (Object cell : element.getKids()) {
            StringBuilder text = new StringBuilder();
            texts((PDStructureNode) cell, read, text);
            cells.add(text.toString().strip());
          }
          rows.add(String.join("|", cells));
        } else {
          rows(element, read, rows);
        }
      }
    }
  }

  private static void texts(
      PDStructureNode node, Map<PDPage, List<PDMarkedContent>> read, StringBuilder text)
      throws IOException {
    PDPage page = node instanceof PDStructureElement element ? element.getPage() : null;
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        texts(element, read, text);
      } else if (kid instanceof Integer id) {
        text.append(marked(page, id, read));
      } else if (kid instanceof PDMarkedContentReference reference) {
        text.append(
            marked(
                reference.getPage() == null ? page : reference.getPage(),
                reference.getMCID(),
                read));
      }
    }
  }

  private static String marked(PDPage page, int id, Map<PDPage, List<PDMarkedContent>> read)
      throws IOException {
    List<PDMarkedContent> contents = read.get(page);
    if (contents == null) {
      PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
      extractor.processPage(page);
      contents =
          extractor.getMarkedContents().stream().flatMap(DossierDocumentTest::withInner).toList();
      read.put(page, contents);
    }
    StringBuilder text = new StringBuilder();
    contents.stream()
        .filter(content -> content.getMCID() == id)
        .flatMap(content -> content.getContents().stream())
        .filter(TextPosition.class::isInstance)
        .forEach(position -> text.append(((TextPosition) position).getUnicode()));
    String seen = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return seen.codePoints().anyMatch(Character::isAlphabetic)
            && new Bidi(seen, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isRightToLeft()
        ? new StringBuilder(seen).reverse().toString()
        : seen;
  }

  private static Stream<PDMarkedContent> withInner(PDMarkedContent content) {
    return Stream.concat(
        Stream.of(content),
        content.getContents().stream()
            .filter(PDMarkedContent.class::isInstance)
            .flatMap(inner -> withInner((PDMarkedContent) inner)));
  }

  /** Each line as it stands on the page, from the left to the right. */
  private static String seen(DossierContents contents) throws IOException {
    StringBuilder seen = new StringBuilder();
    try (PDDocument document = pdf(contents)) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void writePage() {
              charactersByArticle.stream()
                  .flatMap(List::stream)
                  .collect(
                      Collectors.groupingBy(
                          position -> Math.round(position.getYDirAdj()),
                          TreeMap::new,
                          Collectors.toList()))
                  .values()
                  .forEach(
                      line -> {
                        line.sort(Comparator.comparing(TextPosition::getXDirAdj));
                        line.forEach(position -> seen.append(position.getUnicode()));
                        seen.append('\n');
                      });
            }
          };
      stripper.getText(document);
    }
    return seen.toString();
  }

  /** As lines and cells break them is no matter. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String text(DossierContents contents) throws IOException {
    return String.join("\n", pages(contents));
  }

  private static List<String> pages(DossierContents contents) throws IOException {
    List<String> known = PAGES.get(contents);
    if (known != null) {
      return known;
    }
    try (PDDocument document = pdf(contents)) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(Normalizer.normalize(stripper.getText(document), Normalizer.Form.NFKC));
      }
      PAGES.put(contents, pages);
      return pages;
    }
  }

  private static PDDocument pdf(DossierContents contents) throws IOException {
    return Loader.loadPDF(WRITTEN.computeIfAbsent(contents, DossierDocumentTest::bytes));
  }

  private static DossierContents full(DossierLanguage language) {
    return FULL.computeIfAbsent(language, MadeUp::full);
  }

  private static byte[] bytes(DossierContents contents) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    new DossierDocument(
            contents,
            List.of(new Entry("chronology.json", "application/json", 1234, HASH)),
            MadeUp.NAMES)
        .write(pdf);
    return pdf.toByteArray();
  }
}
