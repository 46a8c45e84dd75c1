package org.amaan.casework.dossier;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;

/** What stands on every page: which case, which page of how many, and what nobody has reviewed. */
final class Margins extends PdfPageEventHelper {

  private static final float SIZE = 8;

  private final Labels labels;
  private final Typeface typeface;
  private final String reference;
  private final Paper.Pages pages;

  Margins(Labels labels, Typeface typeface, String reference, Paper.Pages pages) {
    this.labels = labels;
    this.typeface = typeface;
    this.reference = reference;
    this.pages = pages;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    boolean rtl = labels.language().isRightToLeft();
    PdfContentByte canvas = writer.getDirectContent();
    Rectangle page = document.getPageSize();
    float left = document.leftMargin();
    float right = page.getWidth() - document.rightMargin();
    float head = page.getHeight() - 40;
    put(canvas, Element.ALIGN_LEFT, rtl ? labels.of("title") : reference, left, head, rtl);
    put(canvas, Element.ALIGN_RIGHT, rtl ? reference : labels.of("title"), right, head, rtl);
    String number = labels.of("page", writer.getPageNumber(), pages.total());
    put(canvas, Element.ALIGN_CENTER, number, page.getWidth() / 2, 40, rtl);
    if (!labels.language().isReviewed()) {
      put(canvas, Element.ALIGN_CENTER, labels.of("not-reviewed"), page.getWidth() / 2, 25, rtl);
    }
  }

  private void put(
      PdfContentByte canvas, int align, String text, float x, float y, boolean toTheLeft) {
    Phrase phrase = typeface.set(text, toTheLeft, SIZE, false);
    ColumnText.showTextAligned(
        canvas,
        align,
        phrase,
        x,
        y,
        0,
        toTheLeft ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR,
        0);
  }
}
