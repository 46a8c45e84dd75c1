package org.amaan.notification.email;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Everything a mail may say, in one language: a file under {@code mail-texts}. */
public final class Phrases {

  private final String language;
  private final String direction;
  private final boolean reviewed;
  private final Map<String, String> texts;

  private Phrases(File file) {
    this.language = file.language;
    this.direction = file.direction;
    this.reviewed = file.reviewed;
    this.texts = Map.copyOf(file.texts);
  }

  static Phrases in(String language) {
    try (InputStream in = Phrases.class.getResourceAsStream("/mail-texts/" + language + ".json")) {
      return new Phrases(
          new ObjectMapper().readValue(Objects.requireNonNull(in, language), File.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String language() {
    return language;
  }

  public String direction() {
    return direction;
  }

  boolean isRightToLeft() {
    return direction.equals("rtl");
  }

  /** A native speaker who knows the work has read all of it. */
  boolean reviewed() {
    return reviewed;
  }

  String text(String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  private static final class File {
    public String language = "";
    public String direction = "";
    public boolean reviewed;
    @JsonAnySetter public Map<String, String> texts = new HashMap<>();
  }
}
