package org.amaan.casework.trial.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a victim or witness is protected. */
public enum MeasureKind {
  IDENTITY_WITHHELD,
  PSEUDONYM,
  SCREEN,
  VIDEO_LINK,
  VOICE_DISTORTION,
  RECORDED_TESTIMONY,
  CLOSED_COURT,
  SUPPORT_PERSON,
  INTERPRETER,
  SEPARATE_WAITING_ROOM,
  ESCORT,
  NO_CONTACT_ORDER,
  POLICE_PROTECTION,
  RELOCATION;

  /** The contract's and the database's word, such as {@code relocation}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static MeasureKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
