package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.Observation;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.amaan.casework.dossier.document.Pointers;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;

/** What was observed, oldest first: before the case and in it, as this reader sees it. */
record ObservationsPart(List<Observation> items, boolean hasOlder, Pointers pointers)
    implements Part {

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

  /** How the indicator reads; where it is no longer in the catalogue, its code. */
  public Wording wording(Observation item, DossierLanguage language) {
    String indicator = Objects.requireNonNull(item.getIndicator());
    Wordings wordings = Wordings.in(Language.of(language.tag()));
    return IndicatorCatalogue.current()
        .find(indicator)
        .map(wordings::of)
        .orElseGet(() -> new Wording(indicator, true, indicator));
  }

  @Override
  public String toString() {
    return "ObservationsPart[withheld]";
  }
}
