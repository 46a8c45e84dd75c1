package org.amaan.referral.referral.request;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A referral's number as people read it out: country, year, eight random symbols, check character,
 * such as {@code PK-26-7KQ4-M2XD-1}. The symbols are Crockford's base 32 (no I, L, O, U), so 40
 * random bits and nothing to count; the check is ISO 7064 MOD 37,36 over all before it, which finds
 * every single wrong symbol and nearly every swap.
 */
public record ReferenceNumber(String text) {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 13;

  public static ReferenceNumber fresh(String country, Instant now) {
    return fresh(country, now, RANDOM);
  }

  static ReferenceNumber fresh(String country, Instant now, RandomGenerator random) {
    int year = now.atZone(ZoneOffset.UTC).getYear() % 100;
    while (true) {
      StringBuilder number = new StringBuilder(country).append(year / 10).append(year % 10);
      for (int i = 0; i < 8; i++) {
        number.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
      }
      char check = check(number);
      // A check character that looks like a digit would be misread as often as it helps.
      if (SYMBOLS.indexOf(check) >= 0) {
        return new ReferenceNumber(grouped(number.append(check)));
      }
    }
  }

  /** Reads what somebody typed or heard; empty when it cannot be a reference number. */
  public static Optional<ReferenceNumber> parse(String heard) {
    String symbols = heard.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (!symbols.matches("[A-Z]{2}[0-9A-Z]{" + (LENGTH - 2) + "}")) {
      return Optional.empty();
    }
    String meant =
        symbols.substring(0, 2)
            + symbols.substring(2).replace('O', '0').replace('I', '1').replace('L', '1');
    String checked = meant.substring(0, LENGTH - 1);
    return check(checked) == meant.charAt(LENGTH - 1)
        ? Optional.of(new ReferenceNumber(grouped(meant)))
        : Optional.empty();
  }

  private static char check(CharSequence symbols) {
    int product = 36;
    for (int i = 0; i < symbols.length(); i++) {
      int sum = (product + ALPHANUMERIC.indexOf(symbols.charAt(i))) % 36;
      product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return ALPHANUMERIC.charAt((37 - product) % 36);
  }

  private static String grouped(CharSequence s) {
    return String.join(
        "-",
        s.subSequence(0, 2),
        s.subSequence(2, 4),
        s.subSequence(4, 8),
        s.subSequence(8, 12),
        s.subSequence(12, 13));
  }

  @Override
  public String toString() {
    return text;
  }
}
