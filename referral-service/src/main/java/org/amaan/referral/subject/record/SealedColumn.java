package org.amaan.referral.subject.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.jspecify.annotations.Nullable;

/**
 * A column that holds one JSON value, sealed. With a mapper of its own: what is stored must not
 * change with how the API is written.
 */
public final class SealedColumn<T> {

  static final SealedColumn<Traits> TRAITS = new SealedColumn<>("subject.traits", Traits.class);
  static final SealedColumn<Identity> IDENTITY =
      new SealedColumn<>("subject.identity", Identity.class);
  static final SealedColumn<Contact> CONTACT = new SealedColumn<>("subject.contact", Contact.class);
  static final SealedColumn<Medical> MEDICAL = new SealedColumn<>("subject.medical", Medical.class);
  static final SealedColumn<Whereabouts> LOCATION =
      new SealedColumn<>("subject.location", Whereabouts.class);
  static final SealedColumn<Documents> DOCUMENTS =
      new SealedColumn<>("subject.documents", Documents.class);
  static final SealedColumn<String> NARRATIVE =
      new SealedColumn<>("subject.narrative", String.class);
  public static final SealedColumn<HandlingCodes> HANDLING =
      new SealedColumn<>("subject.handling", HandlingCodes.class);
  static final SealedColumn<String> NOTE_TEXT =
      new SealedColumn<>("subject_note.text", String.class);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final String name;
  private final Class<T> type;

  private SealedColumn(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  byte[] seal(DataKey key, UUID row, T value) {
    try {
      return key.seal(row, name, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw unusable();
    }
  }

  public T open(DataKey key, UUID row, byte[] sealed) {
    try {
      return JSON.readValue(key.open(row, name, sealed), type);
    } catch (IOException e) {
      throw unusable();
    }
  }

  byte @Nullable [] sealIfPresent(DataKey key, UUID row, @Nullable T value) {
    return value == null ? null : seal(key, row, value);
  }

  @Nullable T openIfPresent(DataKey key, UUID row, byte @Nullable [] sealed) {
    return sealed == null ? null : open(key, row, sealed);
  }

  /** Without the cause: its message quotes what it could not read. */
  private IllegalStateException unusable() {
    return new IllegalStateException(name + " cannot be converted");
  }
}
