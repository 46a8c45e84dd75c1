package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import org.amaan.casework.dossier.DossierContents.Withheld;

/** What the dossier does not have. */
record WithheldPart(List<Withheld> items) implements Part {

  private static final float[] WIDTHS = {1.5f, 3, 3, 3.5f};

  @Override
  public String name() {
    return "withheld";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }

  @Override
  public void print(Paper paper) {
    paper.remark("withheld-means");
    paper.table(
        WIDTHS,
        List.of("withheld-what", "id", "why", "link"),
        items.stream()
            .map(
                item ->
                    List.of(
                        Cell.words(paper.labels().of("kind." + item.what())),
                        Cell.code(item.id()),
                        Cell.words(paper.labels().of("reason." + item.reason())),
                        Cell.code(item.link())))
            .toList());
  }
}
