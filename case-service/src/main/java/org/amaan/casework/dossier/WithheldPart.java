package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import org.amaan.casework.dossier.DossierContents.Withheld;

/** What the dossier does not have. */
record WithheldPart(List<Withheld> items) implements Part {

  @Override
  public String name() {
    return "withheld";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }
}
