package org.amaan.casework.dossier;

import com.lowagie.text.Chunk;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontSelector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fonts of one document, and how text is set in them: what is Latin inside of a line that runs
 * to the left (an id, a date, a hash) keeps its own direction. Not for several threads.
 */
final class Typeface {

  /** What a reader of the text must not be misled by: marks that turn the direction around. */
  private static final Pattern TURNS = Pattern.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]");

  private static final Pattern LATIN = Pattern.compile("[A-Za-z0-9](?:[\\x20-\\x7e]*[A-Za-z0-9])?");

  private static final String ISOLATE = "\u202a%s\u202c";
  private static final char UNKNOWN = '\ufffd';

  /** Naskh is drawn smaller than Latin of the same size. */
  private static final float NASKH = 1.25f;

  private final BaseFont latin = read("NotoSans-Regular");
  private final BaseFont latinBold = read("NotoSans-Bold");
  private final BaseFont naskh = read("NotoNaskhArabic-Regular");
  private final BaseFont naskhBold = read("NotoNaskhArabic-Bold");
  private final Map<Setting, FontSelector> selectors = new HashMap<>();
  private boolean incomplete;

  /** Each new selector reads a font of its own from the library. */
  private record Setting(boolean toTheLeft, float size, boolean bold) {}

  /** Whether a character was met that neither font has. */
  boolean isIncomplete() {
    return incomplete;
  }

  static boolean runsToTheLeft(String text) {
    return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  /** One line to the left, another one to the right. */
  static boolean runsBothWays(String text) {
    return text.lines().map(Typeface::runsToTheLeft).distinct().count() > 1;
  }

  Phrase set(String text, boolean toTheLeft, float size, boolean bold) {
    FontSelector fonts =
        selectors.computeIfAbsent(new Setting(toTheLeft, size, bold), this::selector);
    String shown = shown(text);
    if (!toTheLeft) {
      return fonts.process(shown);
    }
    Phrase phrase = new Phrase();
    int from = 0;
    Matcher latinRun = LATIN.matcher(shown);
    while (latinRun.find()) {
      add(phrase, fonts, shown.substring(from, latinRun.start()));
      phrase.add(new Chunk(ISOLATE.formatted(latinRun.group()), sans(size, bold)));
      from = latinRun.end();
    }
    add(phrase, fonts, shown.substring(from));
    return phrase;
  }

  private FontSelector selector(Setting setting) {
    Font sans = sans(setting.size(), setting.bold());
    Font arabic = new Font(setting.bold() ? naskhBold : naskh, setting.size() * NASKH);
    FontSelector fonts = new FontSelector();
    fonts.addFont(setting.toTheLeft() ? arabic : sans);
    fonts.addFont(setting.toTheLeft() ? sans : arabic);
    return fonts;
  }

  private Font sans(float size, boolean bold) {
    return new Font(bold ? latinBold : latin, size);
  }

  private static void add(Phrase phrase, FontSelector fonts, String text) {
    if (!text.isEmpty()) {
      phrase.addAll(fonts.process(text));
    }
  }

  /** A character that no font has is marked, not left out. */
  private String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    TURNS
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                shown.append(' ');
              } else if (latin.charExists(c) || naskh.charExists(c) || c == '\n' || c == '\u200c') {
                shown.appendCodePoint(c);
              } else if (!Character.isISOControl(c)) {
                incomplete = true;
                shown.append(UNKNOWN);
              }
            });
    return shown.toString();
  }

  private static BaseFont read(String name) {
    String file = name + ".ttf";
    try (InputStream in =
        Objects.requireNonNull(
            Typeface.class.getResourceAsStream("/dossier/fonts/" + file), file)) {
      return BaseFont.createFont(
          file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
