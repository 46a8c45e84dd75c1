package org.amaan.referral.anonymous.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;

/**
 * What somebody tells. Stored sealed only, by a mapper of its own.
 *
 * @param indicators ids of what was observed
 */
public record Content(String facts, List<String> indicators) {

  static final String OF_REPORT = "anonymous_report.content";
  static final String OF_ADDITION = "anonymous_addition.content";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public Content {
    indicators = List.copyOf(indicators);
  }

  byte[] sealed(DataKey key, UUID row, String column) {
    try {
      return key.seal(row, column, JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw unusable(column);
    }
  }

  static Content open(DataKey key, UUID row, String column, byte[] sealed) {
    try {
      return JSON.readValue(key.open(row, column, sealed), Content.class);
    } catch (IOException e) {
      throw unusable(column);
    }
  }

  /** Without the cause: its message quotes what it could not read. */
  private static IllegalStateException unusable(String column) {
    return new IllegalStateException(column + " cannot be converted");
  }

  @Override
  public String toString() {
    return "Content[withheld]";
  }
}
