package org.amaan.referral.subject.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.jspecify.annotations.Nullable;

/** The codes of the contract in words for the person whom they are about. */
final class ExportWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Map<String, String> MEANING =
      Map.ofEntries(
          Map.entry("consent", "you, or your guardian, agreed"),
          Map.entry("own-record", "the agency read back what it had recorded itself"),
          Map.entry("emergency-access", "in an emergency"),
          Map.entry("legal-basis", "a law allows it"),
          Map.entry("access-request", "you asked"),
          Map.entry("subject.recorded", "Your record was made"),
          Map.entry("subject.rectified", "Your record was corrected"),
          Map.entry("consent.recorded", "What you agreed to was recorded"),
          Map.entry("consent.confirmed", "What you agreed to elsewhere was confirmed"),
          Map.entry("consent.rejected", "What you had agreed to elsewhere was not confirmed"),
          Map.entry(
              "consent.withdrawal-reported", "You took back what you agreed to, somewhere else"),
          Map.entry("consent.suspension-lifted", "What you agreed to counts again"),
          Map.entry("subject.finding-recorded", "Somebody who takes care of you wrote something"),
          Map.entry("subject.responsible-appointed", "Another agency answers for you"),
          Map.entry("consent.withdrawn", "It was recorded that you took back what you agreed to"),
          Map.entry(
              "consent.guardian-in-conflict",
              "What your guardian agreed to stopped counting: the guardian was in conflict of"
                  + " interest"),
          Map.entry(
              "emergency-access.opened",
              "To save life or to protect, somebody opened your record without your agreement"),
          Map.entry(
              "emergency-access.reviewed", "Another person judged whether that was justified"),
          Map.entry("emergency-access.unreviewed", "Nobody had judged it within a day"),
          Map.entry("emergency-access.reason-read", "Somebody who judges it read the reason"),
          Map.entry("reflection-period.started", "You were given time to decide about the police"),
          Map.entry("reflection-period.ended", "That time ended early"),
          Map.entry("reflection-period.near", "That time was nearly over"),
          Map.entry("reflection-period.passed", "That time was over"),
          Map.entry("withdrawal-notice.answered", "An agency answered whether it deleted"),
          Map.entry("subject.erased", "Your record was erased for good"),
          Map.entry("subject.erasure-asked", "It was asked to erase your record"),
          Map.entry("subject.disclosure-refused", "Somebody asked to read and was refused"),
          Map.entry("subject.attachment-added", "A file was added"),
          Map.entry("subject.observations-recorded", "Something was observed about you"),
          Map.entry("subject.legal-hold-placed", "An authority asked that your data be kept"),
          Map.entry("subject.legal-hold-released", "The order to keep your data ended"),
          Map.entry("subject.retention-ending", "The end of the time for keeping was announced"),
          Map.entry("subject.access-exported", "A copy like this one was made"),
          Map.entry("open", "not answered yet"),
          Map.entry("subject-consent", "you agreed"),
          Map.entry("imminent-danger", "somebody was in danger"),
          Map.entry("withdrawal-notice.sent", "An agency that had read was asked to delete"),
          Map.entry("withdrawal-notice.overdue", "An agency did not answer in time"));

  /** A time as people write it. */
  public String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at);
  }

  /** A code as words: what it means where that is not plain, otherwise itself without hyphens. */
  public String of(@Nullable Object code) {
    if (code == null) {
      return "";
    }
    String word = code.toString();
    String meaning = MEANING.get(word);
    return meaning == null ? word.replaceFirst("^[a-z]+\\.", "").replace('-', ' ') : meaning;
  }

  /** What an indicator says; its id when the catalogue has it no more. */
  public String indicator(String id) {
    return IndicatorCatalogue.current().find(id).map(Indicator::text).orElse(id);
  }

  /** Several codes in one line. */
  public String list(@Nullable List<?> codes) {
    return codes == null ? "" : codes.stream().map(this::of).collect(Collectors.joining(", "));
  }

  /** Several names in one line, as they are. */
  public String names(@Nullable List<String> names) {
    return names == null ? "" : String.join(", ", names);
  }

  /** What was shown and why. */
  public String opened(Map<String, String> grounds) {
    return grounds.isEmpty()
        ? "nothing"
        : grounds.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " (" + of(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
  }
}
