package org.amaan.knowledge;

import java.util.List;

/** A legal profile that must not be used; the message names the file and each field. */
public final class InvalidLegalProfile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidLegalProfile(String file, List<String> problems) {
    super("legal profile " + file + " is not valid: " + String.join("; ", problems));
  }
}
