package org.amaan.knowledge.confirmation;

/** A confirmation that is not to be relied on. */
public final class InvalidConfirmation extends RuntimeException {

  InvalidConfirmation(String file, String problem) {
    super("confirmation " + file + ": " + problem);
  }
}
