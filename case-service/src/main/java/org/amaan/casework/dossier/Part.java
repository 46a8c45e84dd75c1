package org.amaan.casework.dossier;

import java.util.List;
import java.util.UUID;

/** A part of a dossier: a file for programs, and a section of the document for people. */
interface Part {

  /** Names the file and the section. */
  String name();

  Object json();

  void print(Paper paper);

  /** Ids of those texts and files of others that it has; reading them is audited. */
  default List<UUID> opened() {
    return List.of();
  }
}
