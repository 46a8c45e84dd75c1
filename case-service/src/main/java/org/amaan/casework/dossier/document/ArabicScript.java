package org.amaan.casework.dossier.document;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Prepares the Arabic script for a renderer that draws glyphs from the left to the right: finds the
 * runs of each direction (Unicode's bidirectional algorithm, of the JDK), gives each letter the
 * form that its neighbours ask for, and turns a run around. The renderer's own module joins the
 * letters of Arabic, not those that only Urdu has.
 */
final class ArabicScript implements BidiReorderer {

  /** Of each letter its forms: alone, at the end, at the beginning, in the middle of a word. */
  private static final Map<Character, String> FORMS = forms();

  /**
   * What stays in one piece, from the left to the right, also inside a line to the left. Nothing of
   * it is tried twice: a text may be as long as it likes.
   */
  private static final Pattern TIME_OR_ID =
      Pattern.compile(
          "DATE TIME \\S++ \\(DATE TIME UTC\\)|DATE TIME UTC|(?<!\\w)\\w++(?:[-:/.]\\w++)++"
              .replace("DATE", "\\d{4}-\\d\\d-\\d\\d")
              .replace("TIME", "\\d\\d:\\d\\d:\\d\\d"));

  private static final String BRACKETS = "()[]{}<>«»‹›";

  /** Unicode has the forms of a letter one after the other, in that order. */
  private static Map<Character, String> forms() {
    Map<Character, String> forms = new HashMap<>();
    IntStream.concat(
            IntStream.rangeClosed(0xfb50, 0xfbb1),
            IntStream.concat(
                IntStream.rangeClosed(0xfbfc, 0xfbff), IntStream.rangeClosed(0xfe80, 0xfef4)))
        .forEach(
            form -> {
              String letter = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
              forms.merge(letter.charAt(0), Character.toString(form), String::concat);
            });
    forms.put('ـ', "ــــ");
    return forms;
  }

  @Override
  public String shapeText(String text) {
    String written = text.replace("\u06c2", "\u06c1\u0654");
    StringBuilder shaped = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char letter = written.charAt(i);
      String forms = FORMS.get(letter);
      if (forms != null) {
        boolean after = joinsOn(written, i);
        boolean before = forms.length() == 4 && joinsBack(written, i);
        shaped.append(forms.charAt((after && forms.length() > 1 ? 1 : 0) + (before ? 2 : 0)));
      } else if (letter != '\u200c') {
        shaped.append(letter);
      }
    }
    return shaped.toString();
  }

  /** Whether the letter before joins to what follows it. */
  private static boolean joinsOn(String text, int at) {
    int before = at - 1;
    while (before >= 0 && isMark(text.charAt(before))) {
      before--;
    }
    return before >= 0 && FORMS.getOrDefault(text.charAt(before), "").length() == 4;
  }

  /** Whether the letter after joins to what precedes it. */
  private static boolean joinsBack(String text, int at) {
    int after = at + 1;
    while (after < text.length() && isMark(text.charAt(after))) {
      after++;
    }
    return after < text.length() && FORMS.getOrDefault(text.charAt(after), "").length() > 1;
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  @Override
  public String reorderRTLTextToLTR(String text) {
    StringBuilder turned = new StringBuilder(text).reverse();
    for (int i = 0; i < turned.length(); i++) {
      int bracket = BRACKETS.indexOf(turned.charAt(i));
      if (bracket >= 0) {
        turned.setCharAt(i, BRACKETS.charAt(bracket ^ 1));
      }
    }
    return turned.toString();
  }

  @Override
  public String deshapeText(String text) {
    return text;
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }

  /** The runs of a paragraph, from the first to the last. */
  static final class Runs implements BidiSplitter {

    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte direction) {
      if (paragraph.isEmpty()) {
        runs = List.of(new BidiTextRun(0, 0, direction));
        return;
      }
      String ordered =
          TIME_OR_ID.matcher(paragraph).replaceAll(match -> "a".repeat(match.group().length()));
      Bidi bidi = new Bidi(ordered, direction);
      runs =
          IntStream.range(0, bidi.getRunCount())
              .mapToObj(
                  run ->
                      new BidiTextRun(
                          bidi.getRunStart(run),
                          bidi.getRunLimit(run) - bidi.getRunStart(run),
                          (byte) (bidi.getRunLevel(run) & 1)))
              .sorted(Comparator.comparing(BidiTextRun::getStart))
              .toList();
    }

    @Override
    public int countTextRuns() {
      return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int run) {
      return runs.get(run);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      return (byte) new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).getBaseLevel();
    }
  }
}
