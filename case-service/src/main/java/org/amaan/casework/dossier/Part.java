package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.dossier.DossierContents.Withheld;

/** A part of a dossier: a file for programs, and a section of the document for people. */
interface Part {

  /** Names the file and the section. */
  String name();

  Object json();

  /** What of it the reader is not given. */
  default List<Withheld> withheld() {
    return List.of();
  }

  /** Further files, beside its JSON. */
  default List<Attached> files() {
    return List.of();
  }

  /** Ids of those texts and files of others that it has, by what they are; reading is audited. */
  default Map<String, List<UUID>> opened() {
    return Map.of();
  }

  /**
   * @param name its path in the archive
   */
  record Attached(String name, String mediaType, byte[] bytes) {
    @Override
    public String toString() {
      return "Attached[" + name + "]";
    }
  }
}
