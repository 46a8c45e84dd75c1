package org.amaan.casework.casefile;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What people call a case on the phone: {@code C-PK-26-7KQ4-M2XD-R}. "C" for case, country, year,
 * eight random symbols (Crockford base 32: no I, L, O, U) and a check character over all before it
 * (ISO 7064 MOD 37,36), which finds a wrong or swapped symbol. No sequence: a reference says
 * nothing about how many cases there are.
 */
final class CaseReference {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private CaseReference() {}

  static String next(String country, Instant now) {
    String year = String.format("%02d", now.atZone(ZoneOffset.UTC).getYear() % 100);
    while (true) {
      StringBuilder random = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        random.append(CROCKFORD.charAt(RANDOM.nextInt(CROCKFORD.length())));
      }
      String body =
          "C-" + country + "-" + year + "-" + random.substring(0, 4) + "-" + random.substring(4);
      char check = check(body);
      // A check character that looks like a digit would be misread as often as it helps.
      if (CROCKFORD.indexOf(check) >= 0) {
        return body + "-" + check;
      }
    }
  }

  static char check(String body) {
    int p = 36;
    for (char symbol : body.replace("-", "").toCharArray()) {
      p = (p + ALPHABET.indexOf(symbol)) % 36;
      p = (p == 0 ? 36 : p) * 2 % 37;
    }
    return ALPHABET.charAt((37 - p) % 36);
  }
}
