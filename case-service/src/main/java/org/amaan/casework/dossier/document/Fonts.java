package org.amaan.casework.dossier.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of a document, and which characters they have. */
final class Fonts {

  /** Naskh is drawn smaller than Latin of the same size. */
  private static final float NASKH = 1.25f;

  private static final char UNKNOWN = '\ufffd';

  private static final List<Font> ALL =
      List.of(
          new Font("NotoSans-Regular", "Noto Sans", 400, 1),
          new Font("NotoSans-Bold", "Noto Sans", 700, 1),
          new Font("NotoNaskhArabic-Regular", "Noto Naskh", 400, NASKH),
          new Font("NotoNaskhArabic-Bold", "Noto Naskh", 700, NASKH));

  private static final BitSet SHOWN = shown();

  private Fonts() {}

  private record Font(String file, String family, int weight, float scale) {

    TrueTypeFont parsed() {
      String path = "/dossier/fonts/" + file + ".ttf";
      try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream(path), path)) {
        TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(in));
        font.setEnableGsub(false);
        font.getHeader().setUnitsPerEm(Math.round(font.getUnitsPerEm() / scale));
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Gives the document its fonts, of which it will embed what it uses. */
  static void addTo(PdfRendererBuilder renderer, PDDocument document) throws IOException {
    for (Font font : ALL) {
      renderer.useFont(
          new PDFontSupplier(PDType0Font.load(document, font.parsed(), true)),
          font.family(),
          font.weight(),
          FontStyle.NORMAL,
          true);
    }
  }

  /** The same with a mark in the place of each character that no font has. */
  static String marked(String text) {
    StringBuilder marked = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                marked.append(' ');
              } else if (SHOWN.get(c)) {
                marked.appendCodePoint(c);
              } else if (isLacking(c)) {
                marked.append(UNKNOWN);
              }
            });
    return marked.toString();
  }

  /** Whether it has a character that no font has. */
  static boolean lackSome(String text) {
    return text.codePoints().anyMatch(Fonts::isLacking);
  }

  private static boolean isLacking(int c) {
    return !SHOWN.get(c) && !Character.isISOControl(c) && !turnsTheDirection(c);
  }

  /** Marks by which a reader could be misled about the order of a text. */
  private static boolean turnsTheDirection(int c) {
    return c == '\u200e'
        || c == '\u200f'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }

  private static BitSet shown() {
    BitSet shown = new BitSet();
    for (Font font : ALL) {
      try (TrueTypeFont parsed = font.parsed()) {
        CmapLookup glyphs = parsed.getUnicodeCmapLookup();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
          if (glyphs.getGlyphId(c) != 0 && !Character.isISOControl(c) && !turnsTheDirection(c)) {
            shown.set(c);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    shown.set('\n');
    shown.set('\u200c');
    return shown;
  }
}
