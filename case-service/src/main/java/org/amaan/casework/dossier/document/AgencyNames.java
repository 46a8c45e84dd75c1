package org.amaan.casework.dossier.document;

import org.jspecify.annotations.Nullable;

/** What agencies and their units are called. */
public interface AgencyNames {

  /** The name of the agency or of its unit; its codes where no name is known. */
  String nameOf(String agency, @Nullable String unit);
}
