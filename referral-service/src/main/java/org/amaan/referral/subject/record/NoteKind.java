package org.amaan.referral.subject.record;

import java.util.Locale;

/** What a note about a subject was written for. */
public enum NoteKind {
  QUESTION,
  ANSWER,
  REFUSAL_REASON,
  WITHDRAWAL_REASON,
  COMPLETION_REMARK,
  REOPENING_REASON;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static NoteKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
