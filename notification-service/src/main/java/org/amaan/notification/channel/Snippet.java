package org.amaan.notification.channel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How an answer began, fit to be looked at: short, without control characters and secrets. */
public final class Snippet {

  /** Of the answer, in bytes. */
  public static final int READ = 2_048;

  private static final int SHOWN = 500;

  /** Line breaks and tabs too, and what turns the direction of text around. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

  private static final Pattern SECRET =
      Pattern.compile(
          "whsec_\\S+" // ours
              + "|v1a?,[A-Za-z0-9+/=]{20,}" // a signature
              + "|[^\\s<>@]{1,64}@[^\\s<>@]+" // an address
              + "|eyJ[\\w-]+\\.[\\w.-]+" // a token
              + "|(?i:bearer|basic)\\s+[\\w.~+/=-]{8,}"
              + "|(?i:pass(word|wd|phrase)?|secret|token|api[_-]?key|authorization|cookie)"
              + "[\"']?\\s*[:=]\\s*(\"[^\"]*\"?|'[^']*'?|[^\\s,;&]+)"
              + "|[A-Za-z0-9+/_-]{40,}={0,2}"); // what is as long as a key

  private Snippet() {}

  public static String of(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
    String clean = SECRET.matcher(visible).replaceAll("***");
    int shown = Math.min(SHOWN, clean.codePointCount(0, clean.length()));
    return clean.substring(0, clean.offsetByCodePoints(0, shown));
  }
}
