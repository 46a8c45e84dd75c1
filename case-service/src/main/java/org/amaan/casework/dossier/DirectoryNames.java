package org.amaan.casework.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.amaan.casework.directory.Directory;
import org.amaan.casework.directory.DirectoryUnavailable;
import org.amaan.casework.dossier.document.AgencyNames;
import org.jspecify.annotations.Nullable;

/**
 * Names from the directory, each asked for once in a dossier. Where the directory has none, or
 * cannot be asked, the code stands. To be used outside of a transaction.
 */
final class DirectoryNames implements AgencyNames {

  private final Directory directory;
  private final Map<String, String> known = new HashMap<>();
  private boolean unavailable;

  DirectoryNames(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String nameOf(String agency, @Nullable String unit) {
    String codes = unit == null ? agency : agency + " / " + unit;
    return known.computeIfAbsent(codes, key -> ask(agency, unit).orElse(codes));
  }

  private Optional<String> ask(String agency, @Nullable String unit) {
    if (unavailable) {
      return Optional.empty();
    }
    try {
      return directory.nameOf(agency, unit);
    } catch (DirectoryUnavailable e) {
      unavailable = true;
      return Optional.empty();
    }
  }
}
