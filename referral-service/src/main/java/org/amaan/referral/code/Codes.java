package org.amaan.referral.code;

import java.util.Locale;

/**
 * Constants of enums as the words of the contract and the database: {@code IN_PROGRESS} is {@code
 * in-progress}.
 */
public final class Codes {

  private Codes() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> E parse(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
