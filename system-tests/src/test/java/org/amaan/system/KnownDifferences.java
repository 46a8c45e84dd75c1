package org.amaan.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What the tests of sequences and of silence have found and nobody has mended yet. It gets shorter:
 * whoever mends one deletes its line. {@code -Dstrict=true} knows none.
 */
public final class KnownDifferences {

  private KnownDifferences() {}

  /**
   * @param test which of the two
   * @param difference a sort of difference, or the name of a secret with what was asked
   */
  public static boolean include(String test, String difference) {
    if (Boolean.getBoolean("strict")) {
      return false;
    }
    try (InputStream in = KnownDifferences.class.getResourceAsStream("/known-differences.yaml")) {
      for (JsonNode known : Contracts.YAML.readTree(in).path(test)) {
        if (difference.matches(known.asText())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
