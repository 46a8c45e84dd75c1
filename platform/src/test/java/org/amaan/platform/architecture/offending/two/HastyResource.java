package org.amaan.platform.architecture.offending.two;

import org.amaan.platform.architecture.offending.one.EverythingManager;

/**
 * Can be reached from everywhere, answers from the repository itself, and closes a cycle between
 * two features.
 */
public class HastyResource {

  private final OpenRepository repository = new OpenRepository();

  Object answer(EverythingManager other) {
    return repository.ofAgency(other.toString());
  }
}
