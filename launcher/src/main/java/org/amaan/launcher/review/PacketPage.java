package org.amaan.launcher.review;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.amaan.knowledge.review.Packet;
import org.amaan.knowledge.review.Subject;
import org.amaan.knowledge.screening.Direction;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Wordings;

/** A packet to be read and filled in by hand. */
public final class PacketPage {

  private static final Template TEMPLATE =
      Engine.builder()
          .addDefaults()
          .addValueResolver(new ReflectionValueResolver())
          .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
          .build()
          .parse(text("/review/packet.html"), Variant.forContentType(Variant.TEXT_HTML));

  private PacketPage() {}

  public static String of(Subject subject, Packet packet) {
    Language language = subject.language();
    return TEMPLATE
        .data("title", subject.title())
        .data("packet", packet)
        .data("language", language.tag())
        .data("direction", directionOf(language))
        .render();
  }

  private static String directionOf(Language language) {
    Direction direction = Wordings.in(language).direction();
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static String text(String resource) {
    try (InputStream in = PacketPage.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
