package org.amaan.casework.dossier.document;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the document of a dossier in one language, from the templates in {@code dossier/document}:
 * one for each section, and {@code document.html} around them.
 */
public final class DocumentWriter {

  static final Engine TEMPLATES = templates();

  /** In characters, of all sections: the renderer lays out twice as many in 192 MiB. */
  private static final int LIMIT = 500_000;

  private final DossierLanguage language;
  private final DocumentText text;

  /**
   * @param zone in which times are told, beside UTC
   */
  public DocumentWriter(DossierLanguage language, ZoneId zone, AgencyNames agencies) {
    this.language = language;
    this.text = new DocumentText(new Labels(language), zone, agencies);
  }

  /**
   * @param file beside the document, which has all of it
   * @param part what the template of this name is about
   */
  public record Source(String name, String file, Object part) {}

  /**
   * @param html of what stands below its heading
   * @param cut whether the document has no room for all of it
   */
  public record Section(String name, String file, RawString html, boolean cut, int taken) {}

  /** Each by the template of its name. What small sections do not need is for the long ones. */
  private List<Section> sections(List<Source> sources) {
    int share = LIMIT / sources.size();
    List<Section> sections = sources.stream().map(source -> section(source, share)).toList();
    int spare =
        sections.stream().filter(section -> !section.cut()).mapToInt(s -> share - s.taken()).sum();
    int cut = (int) sections.stream().filter(Section::cut).count();
    return IntStream.range(0, sources.size())
        .mapToObj(
            i ->
                sections.get(i).cut()
                    ? section(sources.get(i), share + spare / cut)
                    : sections.get(i))
        .toList();
  }

  private Section section(Source source, int limit) {
    text.room().open(limit);
    RawString html = new RawString(render(source.name(), Map.of("part", source.part())));
    return new Section(
        source.name(), source.file(), html, text.room().isExceeded(), text.room().taken());
  }

  /**
   * Leaves the stream open.
   *
   * @param data what the cover tells
   */
  public void write(
      List<Source> sources, Map<String, Object> data, Instant created, OutputStream out) {
    List<Section> sections = sections(sources);
    TemplateInstance document =
        TEMPLATES
            .getTemplate("document")
            .data("sections", sections)
            .data("incomplete", text.isIncomplete())
            .data("cut", sections.stream().anyMatch(Section::cut))
            .data("language", language)
            .data("d", text);
    data.forEach(document::data);
    new TaggedPdf(language).write(document.render(), created, out);
  }

  private String render(String template, Map<String, Object> data) {
    TemplateInstance instance = TEMPLATES.getTemplate(template).data("d", text);
    data.forEach(instance::data);
    return instance.render();
  }

  private static Engine templates() {
    return Engine.builder()
        .addDefaults()
        .addValueResolver(new ReflectionValueResolver())
        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
        .addLocator(DocumentWriter::locate)
        // Of tests only; a service writes many dossiers and traces none.
        .enableTracing(Boolean.getBoolean("amaan.trace-templates"))
        .build();
  }

  private static Optional<TemplateLocation> locate(String name) {
    String path = "/dossier/document/" + name + ".html";
    try (InputStream in =
        Objects.requireNonNull(DocumentWriter.class.getResourceAsStream(path), path)) {
      String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(
          new TemplateLocation() {
            @Override
            public Reader read() {
              return new StringReader(template);
            }

            @Override
            public Optional<Variant> getVariant() {
              return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
