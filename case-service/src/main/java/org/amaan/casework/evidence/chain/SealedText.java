package org.amaan.casework.evidence.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** What is sealed of an item or of an entry; it shows nothing when printed. */
public final class SealedText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SealedText() {}

  /**
   * @param collector the name of a collector who has no account
   * @param sha256 of the content, in hexadecimal
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfItem(
      String description, String place, @Nullable String collector, @Nullable String sha256) {
    @Override
    public String toString() {
      return "OfItem[withheld]";
    }
  }

  /**
   * @param name who signed outside, or who gave the item
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfEntry(@Nullable String place, @Nullable String seal, @Nullable String name) {

    boolean isEmpty() {
      return place == null && seal == null && name == null;
    }

    @Override
    public String toString() {
      return "OfEntry[withheld]";
    }
  }

  static byte[] seal(DataKey key, UUID record, String column, Object text) {
    try {
      return key.seal(record, column, JSON.writeValueAsBytes(text));
    } catch (JsonProcessingException e) {
      throw unusable(column);
    }
  }

  static <T> T open(DataKey key, UUID record, String column, byte[] sealed, Class<T> type) {
    try {
      return JSON.readValue(key.open(record, column, sealed), type);
    } catch (IOException e) {
      throw unusable(column);
    }
  }

  /** Without the cause: its message quotes what it could not read. */
  private static IllegalStateException unusable(String column) {
    return new IllegalStateException(column + " cannot be converted");
  }
}
