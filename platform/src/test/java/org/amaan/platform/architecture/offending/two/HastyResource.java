package org.amaan.platform.architecture.offending.two;

import org.amaan.platform.architecture.offending.one.EverythingManager;

/** Answers from the repository itself, and closes a cycle between two features. */
class HastyResource {

  private final OpenRepository repository = new OpenRepository();

  Object answer(EverythingManager other) {
    return repository.ofAgency(other.toString());
  }
}
