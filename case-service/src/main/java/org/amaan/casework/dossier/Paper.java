package org.amaan.casework.dossier;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pages of one language: headings, facts, tables and texts, numbered as they are laid out. */
final class Paper implements AutoCloseable {

  private static final float BODY = 9;
  private static final float INDENT = 30;
  private static final float SIDE = 50;
  private static final float TOP = 64;
  private static final float LEAST_UNDER_A_SECTION = 130;
  private static final float LEAST_UNDER_A_HEADING = 110;
  private static final Color SHADE = new Color(235, 235, 235);

  private final Labels labels;
  private final boolean rtl;
  private final Typeface typeface = new Typeface();
  private final Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, TOP);
  private final PdfWriter writer;
  private final Map<String, Integer> sections = new LinkedHashMap<>();

  /**
   * @param pages as counted when the same was laid out before
   */
  Paper(Labels labels, String reference, Instant created, Pages pages, OutputStream out) {
    this.labels = labels;
    this.rtl = labels.language().isRightToLeft();
    writer = PdfWriter.getInstance(document, out);
    writer.setPageEvent(new Margins(labels, typeface, reference, pages));
    document.addTitle(reference);
    document.open();
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(labels.language().tag()));
    writer
        .getInfo()
        .put(
            PdfName.CREATIONDATE,
            new PdfDate(GregorianCalendar.from(ZonedDateTime.ofInstant(created, ZoneOffset.UTC))));
  }

  /** How many pages there are, and on which each section begins. */
  record Pages(Map<String, Integer> sections, int total) {
    static final Pages NOT_COUNTED = new Pages(Map.of(), 0);
  }

  Labels labels() {
    return labels;
  }

  boolean isIncomplete() {
    return typeface.isIncomplete();
  }

  void title(String text) {
    add(box(words(text, 20, true)));
  }

  void newPage() {
    document.newPage();
  }

  /** Begins a section, which the table of contents names. */
  void section(String key) {
    keepRoom(LEAST_UNDER_A_SECTION);
    PdfPTable box = box(words(labels.of(key), 14, true));
    box.setSpacingBefore(16);
    add(box);
    sections.put(key, writer.getCurrentPageNumber());
    new PdfOutline(
        writer.getRootOutline(),
        new PdfDestination(PdfDestination.FITH, writer.getVerticalPosition(false) + 30),
        labels.of(key));
  }

  void heading(Cell cell) {
    keepRoom(LEAST_UNDER_A_HEADING);
    PdfPTable box = box(cell(cell, 10, true));
    box.setSpacingBefore(8);
    box.setKeepTogether(true);
    add(box);
  }

  /** A remark of ours. */
  void remark(String key, Object... values) {
    add(box(words(labels.of(key, values), BODY, false)));
  }

  /** One of several, in our words. */
  void point(Cell cell) {
    add(box(cell(Cell.words("\u2022 " + cell.text()), BODY, false)));
  }

  /** What somebody wrote: each paragraph in the direction of its own. */
  void text(String text) {
    add(lines(text, BODY, false, this::bare));
  }

  private PdfPTable lines(String text, float size, boolean bold, UnaryOperator<PdfPCell> framed) {
    PdfPTable box = table(1);
    box.setSplitLate(false);
    text.lines().forEach(line -> box.addCell(framed.apply(cell(Cell.text(line), size, bold))));
    return box;
  }

  /** What is what: a name beside each value. */
  void facts(Map<String, Cell> facts) {
    PdfPTable table = table(1, 2.4f);
    facts.forEach(
        (key, value) -> {
          PdfPCell name = words(labels.of(key), BODY, true);
          name.setBackgroundColor(SHADE);
          table.addCell(name);
          table.addCell(cell(value, BODY, false));
        });
    add(table);
  }

  /** With its head on each page that it reaches. The last cell of a short row fills it. */
  void table(float[] widths, List<String> heads, List<List<Cell>> rows) {
    PdfPTable table = table(widths);
    for (String head : heads) {
      PdfPCell cell = words(labels.of(head), BODY, true);
      cell.setBackgroundColor(SHADE);
      table.addCell(cell);
    }
    table.setHeaderRows(1);
    rows.forEach(
        row -> {
          for (int i = 0; i < row.size(); i++) {
            PdfPCell cell = cell(row.get(i), BODY, false);
            if (row.size() == 1) {
              setIn(cell);
            }
            cell.setColspan(i < row.size() - 1 ? 1 : widths.length - i);
            table.addCell(cell);
          }
        });
    add(table);
  }

  /** It belongs to the row above. */
  private void setIn(PdfPCell cell) {
    if (rtl) {
      cell.setPaddingRight(INDENT);
    } else {
      cell.setPaddingLeft(INDENT);
    }
  }

  /** A heading does not stand alone at the end of a page. */
  private void keepRoom(float height) {
    if (writer.getVerticalPosition(true) < TOP + height) {
      document.newPage();
    }
  }

  private PdfPTable table(float... widths) {
    PdfPTable table = new PdfPTable(rtl ? reversed(widths) : widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(4);
    table.setRunDirection(rtl ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
    return table;
  }

  /** The columns run to the left, their widths do not. */
  private static float[] reversed(float[] widths) {
    float[] reversed = new float[widths.length];
    for (int i = 0; i < widths.length; i++) {
      reversed[i] = widths[widths.length - 1 - i];
    }
    return reversed;
  }

  private PdfPTable box(PdfPCell cell) {
    PdfPTable box = table(1);
    box.addCell(bare(cell));
    return box;
  }

  private PdfPCell bare(PdfPCell cell) {
    cell.setPaddingLeft(0);
    cell.setPaddingRight(0);
    return unframed(cell);
  }

  private PdfPCell unframed(PdfPCell cell) {
    cell.setBorder(Rectangle.NO_BORDER);
    return cell;
  }

  private PdfPCell words(String text, float size, boolean bold) {
    return cell(Cell.words(text), size, bold);
  }

  private PdfPCell cell(Cell cell, float size, boolean bold) {
    if (cell.kind() == Cell.Kind.TEXT && Typeface.runsBothWays(cell.text())) {
      return new PdfPCell(lines(cell.text(), size, bold, this::unframed));
    }
    boolean toTheLeft =
        switch (cell.kind()) {
          case WORDS -> rtl;
          case TEXT -> Typeface.runsToTheLeft(cell.text());
          case CODE -> false;
        };
    Phrase phrase =
        typeface.set(cell.text(), toTheLeft, cell.kind() == Cell.Kind.CODE ? size - 1 : size, bold);
    PdfPCell made = new PdfPCell(phrase);
    made.setRunDirection(toTheLeft ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
    // In a line to the left, "left" is where it begins.
    boolean atTheRight = cell.kind() == Cell.Kind.TEXT ? toTheLeft : rtl;
    made.setHorizontalAlignment(atTheRight == toTheLeft ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
    made.setLeading(0, 1.35f);
    made.setPadding(4);
    if (toTheLeft) {
      // Naskh sits lower on its line.
      made.setPaddingTop(1);
      made.setPaddingBottom(7);
    }
    return made;
  }

  private void add(Element element) {
    document.add(element);
  }

  Pages pages() {
    return new Pages(Map.copyOf(sections), writer.getCurrentPageNumber());
  }

  @Override
  public void close() {
    document.close();
  }
}
