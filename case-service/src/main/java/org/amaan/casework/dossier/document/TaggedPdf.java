package org.amaan.casework.dossier.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A PDF that programs can read aloud: with its language, its title, and the structure of its
 * headings and tables (PDF/UA).
 */
final class TaggedPdf {

  static {
    // The renderer would write to the console by itself.
    XRLog.setLoggerImpl(new RendererLog());
  }

  private final DossierLanguage language;

  TaggedPdf(DossierLanguage language) {
    this.language = language;
  }

  /** Leaves the stream open. */
  void write(String html, Instant created, OutputStream out) {
    try (PDDocument pdf = new PDDocument()) {
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .usePDDocument(pdf)
              .usePdfUaAccessibility(true)
              .useUnicodeBidiReorderer(new ArabicScript())
              .useUnicodeBidiSplitter(ArabicScript.Runs::new)
              .defaultTextDirection(
                  language.isRightToLeft() ? TextDirection.RTL : TextDirection.LTR)
              .useExternalResourceAccessControl(
                  (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
              .useExternalResourceAccessControl(
                  (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
              .withW3cDocument(parsed(html), null)
              .withProducer("Amaan");
      Fonts.addTo(builder, pdf);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        pdf.getDocumentInformation()
            .setCreationDate(
                GregorianCalendar.from(ZonedDateTime.ofInstant(created, ZoneOffset.UTC)));
        pdf.setDocumentId(created.toEpochMilli());
        if (language.isRightToLeft()) {
          turnCells(pdf.getDocumentCatalog().getStructureTreeRoot());
        }
        pdf.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document parsed(String html) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
      if (language.isRightToLeft()) {
        turnCells(document.getElementsByTagName("tr"));
      }
      return document;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The renderer draws cells from the left to the right, whatever the direction of the table. */
  private static void turnCells(NodeList rows) {
    for (int i = 0; i < rows.getLength(); i++) {
      Node row = rows.item(i);
      for (Node cell = row.getFirstChild(); cell != null; ) {
        Node next = cell.getNextSibling();
        row.insertBefore(cell, row.getFirstChild());
        cell = next;
      }
    }
  }

  /** Who reads it aloud begins with the first cell again. */
  private static void turnCells(PDStructureNode node) {
    List<Object> kids = new ArrayList<>(node.getKids());
    if (node instanceof PDStructureElement element && "TR".equals(element.getStructureType())) {
      Collections.reverse(kids);
      node.setKids(kids);
    }
    for (Object kid : kids) {
      if (kid instanceof PDStructureNode child) {
        turnCells(child);
      }
    }
  }
}
