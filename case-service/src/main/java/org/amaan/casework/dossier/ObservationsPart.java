package org.amaan.casework.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.Observation;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;

/** What was observed, oldest first: before the case and in it, as this reader sees it. */
record ObservationsPart(List<Observation> items, boolean hasOlder, Pointers pointers)
    implements Part {

  private static final float[] WIDTHS = {0.8f, 4.2f, 1.7f, 2.4f, 3.2f};

  @Override
  public String name() {
    return "observations";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }

  @Override
  public List<Withheld> withheld() {
    return Stream.concat(
            items.stream()
                .filter(item -> item.getRetracted() || item.getWithheld() != null)
                .map(
                    item ->
                        Withheld.because(
                            item.getRetracted() ? "retracted" : item.getWithheld().toString(),
                            item.getIndicator() == null ? "observation" : "observation-note",
                            item.getId())),
            hasOlder ? Stream.of(Withheld.older(name())) : Stream.empty())
        .toList();
  }

  @Override
  public Map<String, List<UUID>> opened() {
    return Map.of(
        name(),
        items.stream()
            .filter(item -> item.getIndicator() != null)
            .map(Observation::getId)
            .toList());
  }

  @Override
  public void print(Paper paper) {
    if (items.isEmpty()) {
      paper.remark("none");
      return;
    }
    paper.remark("observations-mean");
    Wordings wordings = Wordings.in(Language.of(paper.labels().language().tag()));
    List<List<Cell>> rows = new ArrayList<>();
    items.forEach(item -> rows.addAll(rows(paper.labels(), wordings, item)));
    paper.table(WIDTHS, List.of("number", "indicator", "observed", "how", "graded"), rows);
  }

  private List<List<Cell>> rows(Labels labels, Wordings wordings, Observation item) {
    List<List<Cell>> rows = new ArrayList<>();
    String number = pointers.to(item.getId());
    if (item.getIndicator() == null) {
      rows.add(
          List.of(
              Cell.code(number),
              Cell.words(
                  labels.of(
                      "reason." + (item.getRetracted() ? "retracted" : item.getWithheld())))));
    } else {
      Wording wording = wording(wordings, item.getIndicator());
      rows.add(
          List.of(
              Cell.code(number),
              Cell.words(item.getIndicator() + ". " + wording.text()),
              Cell.words(labels.code("value", String.valueOf(item.getValue()))),
              Cell.words(how(labels, item)),
              Cell.words(graded(labels, item))));
      if (!wording.reviewed()) {
        rows.add(List.of(Cell.text(wording.english())));
      }
      if (item.getNote() != null) {
        rows.add(List.of(Cell.text(item.getNote())));
      } else if (item.getWithheld() != null) {
        rows.add(List.of(Cell.words(labels.of("reason." + item.getWithheld()))));
      }
    }
    rows.add(List.of(Cell.code(origin(item))));
    if (item.getCorrects() != null) {
      rows.add(List.of(Cell.words(labels.of("corrects", pointers.to(item.getCorrects())))));
    }
    if (item.getCorrected()) {
      rows.add(List.of(Cell.words(labels.of("corrected", number))));
    }
    return rows;
  }

  private static Wording wording(Wordings wordings, String indicator) {
    return IndicatorCatalogue.current()
        .find(indicator)
        .map(wordings::of)
        .orElseGet(() -> new Wording(indicator, true, indicator));
  }

  private static String how(Labels labels, Observation item) {
    List<String> how = new ArrayList<>();
    how.add(labels.word("observer", String.valueOf(item.getObserver())));
    if (item.getHowKnown() != null) {
      how.add(labels.word("how-known", item.getHowKnown().toString()));
    }
    if (item.getObservedAt() != null) {
      how.add(Cell.time(item.getObservedAt()).text());
    }
    return String.join("\n", how);
  }

  private static String graded(Labels labels, Observation item) {
    return Stream.of(
            labels.word("source-grade", String.valueOf(item.getSourceGrade())),
            labels.word("information-grade", String.valueOf(item.getInformationGrade())),
            labels.word("handling", String.valueOf(item.getHandling())))
        .filter(Objects::nonNull)
        .reduce((one, next) -> one + "\n" + next)
        .orElseThrow();
  }

  private static String origin(Observation item) {
    return "%s   %s%s   %s   %s%s"
        .formatted(
            Cell.time(item.getRecordedAt()).text(),
            item.getAgency(),
            item.getPerson() == null ? "" : ", " + item.getPerson(),
            item.getOrigin(),
            item.getId(),
            item.getReferralId() == null ? "" : "   referral " + item.getReferralId());
  }

  @Override
  public String toString() {
    return "ObservationsPart[withheld]";
  }
}
