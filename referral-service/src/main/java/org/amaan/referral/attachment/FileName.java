package org.amaan.referral.attachment;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.platform.files.FileType;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * A file's name as people see it (RFC 6266): never a path, and never used to store anything. Its
 * ending follows the content, so that nothing is opened as what it is not.
 */
record FileName(String text) {

  private static final int LONGEST = 150;
  private static final Pattern HEADER =
      Pattern.compile("attachment; ?filename(?:=\"([^\"\\\\]+)\"|\\*=UTF-8''(\\S+))");

  /** Separators, what a shell or a file system reads, controls, and what turns text around. */
  private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|;%\\p{C}\\p{Zl}\\p{Zp}]");

  /**
   * @param disposition {@code Content-Disposition}; a file without a name is called "attachment"
   */
  static FileName read(@Nullable String disposition, FileType type) {
    if (disposition == null) {
      return of("attachment", type);
    }
    Matcher header = HEADER.matcher(disposition);
    if (!header.matches()) {
      throw unreadable();
    }
    return of(header.group(1) == null ? decoded(header.group(2)) : header.group(1), type);
  }

  private static FileName of(String given, FileType type) {
    String safe = UNSAFE.matcher(given).replaceAll("_").strip();
    String ending = "." + type.extension();
    String name =
        safe.toLowerCase(Locale.ROOT).endsWith(ending)
            ? safe.substring(0, safe.length() - ending.length())
            : safe;
    name = name.replaceAll("^[. ]+", "");
    name =
        name.codePoints()
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new FileName((name.isBlank() ? "attachment" : name) + ending);
  }

  String header() {
    String plain = text.replaceAll("[^ -~]", "_");
    String encoded =
        URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
  }

  private static String decoded(String value) {
    try {
      String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') < 0) {
        return text;
      }
    } catch (IllegalArgumentException notEncoded) {
      throw unreadable();
    }
    throw unreadable();
  }

  private static RuntimeException unreadable() {
    return InvalidRequest.field(
        "header",
        "Content-Disposition",
        "unreadable",
        "Say attachment; filename=\"name\" or attachment; filename*=UTF-8''name, percent-encoded.");
  }

  @Override
  public String toString() {
    return "FileName[withheld]";
  }
}
