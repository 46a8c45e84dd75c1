package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * A date as exactly as it was read: a day ({@code 2025-11-19}), a month ({@code 2026-01}) or a year
 * ({@code 2018}).
 *
 * @param text ISO 8601, as long as it is known
 * @param earliest the first day that it can be
 * @param latest the last day that it can be
 */
public record LawDate(String text, LocalDate earliest, LocalDate latest) {

  private static final int YEAR = 4;
  private static final int MONTH = 7;

  /** Refuses what is no date with {@link IllegalArgumentException}. */
  @JsonCreator
  public static LawDate of(String text) {
    try {
      return switch (text.length()) {
        case YEAR ->
            new LawDate(
                text, Year.parse(text).atDay(1), Year.parse(text).atMonth(12).atEndOfMonth());
        case MONTH ->
            new LawDate(text, YearMonth.parse(text).atDay(1), YearMonth.parse(text).atEndOfMonth());
        default -> new LawDate(text, LocalDate.parse(text), LocalDate.parse(text));
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day, a month or a year: " + text, e);
    }
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }

  /** Whether the day itself is known. */
  public boolean isExact() {
    return earliest.equals(latest);
  }
}
