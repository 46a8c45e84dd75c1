package org.amaan.referral.code;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** Enums are stored as the words that the contract uses, so that the database reads like it. */
public abstract class CodeColumn<E extends Enum<E>> implements AttributeConverter<E, String> {

  private final Class<E> type;

  public CodeColumn(Class<E> type) {
    this.type = type;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
    return constant == null ? null : Codes.of(constant);
  }

  @Override
  public @Nullable E convertToEntityAttribute(@Nullable String word) {
    return word == null ? null : Codes.parse(type, word);
  }
}
