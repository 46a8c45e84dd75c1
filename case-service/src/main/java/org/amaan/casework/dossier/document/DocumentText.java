package org.amaan.casework.dossier.document;

import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates call to write text: labels in the language of the document, what somebody
 * wrote in the direction of its script, and codes, times and hashes from the left to the right.
 * Each line becomes a block that says its own direction.
 */
public final class DocumentText {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** A line that names its font: the renderer would try one after the other for each letter. */
  private static final Pattern ARABIC =
      Pattern.compile("[\\p{IsArabic}\\p{Mn}\u060c\u061b\u061f\u0640\u200c ]++");

  private static final HtmlEscaper ESCAPER = new HtmlEscaper(List.of());

  private final Labels labels;
  private final ZoneId zone;
  private final AgencyNames agencies;
  private final Room room = new Room();
  private boolean incomplete;

  /**
   * @param zone in which times are told, beside UTC
   */
  DocumentText(Labels labels, ZoneId zone, AgencyNames agencies) {
    this.labels = labels;
    this.zone = zone;
    this.agencies = agencies;
  }

  /** How much may be written, and has been. */
  Room room() {
    return room;
  }

  /** As many as there is room for. */
  public <T> Iterable<T> fitting(@Nullable List<T> all) {
    return room.fitting(Objects.requireNonNullElse(all, List.of()));
  }

  /** Whether a character was written that no font has. */
  boolean isIncomplete() {
    return incomplete;
  }

  public RawString label(String key, Object... values) {
    return words(labels.of(key, values));
  }

  /** A label as an attribute or a part of a text has it. */
  public String plain(String key, Object... values) {
    return labels.of(key, values);
  }

  public RawString remark(String key, Object... values) {
    return new RawString("<div class=\"remark\">" + label(key, values) + "</div>");
  }

  /** A code in words, and below as it stands in the record where that is not the same. */
  public RawString term(String kind, Object code) {
    return words(labels.code(kind, code.toString()));
  }

  /** A code in words alone. */
  public RawString word(String kind, @Nullable Object code) {
    return words(said(kind, code));
  }

  /** The same, to be a part of a label. */
  public String said(String kind, @Nullable Object code) {
    return labels.word(kind, String.valueOf(code));
  }

  public RawString words(String text) {
    return lines(text, line -> block("", labels.language().direction(), line));
  }

  /** What somebody wrote, with its spaces and its empty lines. */
  public RawString text(@Nullable String text) {
    return lines(
        Objects.requireNonNullElse(text, ""),
        line -> block("written", direction(line), line.isEmpty() ? "\u00a0" : line));
  }

  /** An id, a code, a hash; what is not there is left out. */
  public RawString code(@Nullable Object code) {
    return lines(code == null ? "" : code.toString(), line -> block("code", "ltr", line));
  }

  public RawString codes(Object... parts) {
    return code(Arrays.stream(parts).map(Object::toString).collect(Collectors.joining(" ")));
  }

  public RawString time(@Nullable Instant time) {
    return time == null ? new RawString("") : line(at(time));
  }

  /** In the zone of a place, by its IANA name, and in UTC. */
  public RawString timeIn(Instant time, String place) {
    return line(at(time, ZoneId.of(place)));
  }

  private RawString line(String time) {
    room.take(time);
    return new RawString(
        Arrays.stream(time.split(" (?=\\()"))
            .map(part -> "<span class=\"whole\">" + part + "</span>")
            .collect(Collectors.joining(" ", "<div class=\"code\" dir=\"ltr\">", "</div>")));
  }

  /** In the time zone of the case's country, and in UTC. */
  public String at(Instant time) {
    return at(time, zone);
  }

  private static String at(Instant time, ZoneId place) {
    String utc = UTC.format(time);
    return place.getRules().getOffset(time).equals(ZoneOffset.UTC)
        ? utc
        : LOCAL.format(time.atZone(place)) + " (" + utc + ")";
  }

  public String getZone() {
    return zone.getId();
  }

  public DossierLanguage getLanguage() {
    return labels.language();
  }

  public RawString yesOrNo(@Nullable Boolean answer) {
    return label(answer == null ? "not-known" : answer ? "yes" : "no");
  }

  public RawString profile(String id, String version, boolean confirmedByCounsel) {
    return code(
        "%s, version %s, confirmed-by-counsel: %s".formatted(id, version, confirmedByCounsel));
  }

  /**
   * Which page of how many, once the renderer has counted them. It centres a line with such a
   * number only when that runs to the right, so the pieces stand as they are seen, and the spaces
   * between them are pieces too: at the end of a word it would turn them to its other side.
   */
  public RawString getPageNumber() {
    List<String> pieces =
        new ArrayList<>(List.of(labels.of("page", "|.page|", "|.pages|").split("\\|")));
    if (labels.language().isRightToLeft()) {
      Collections.reverse(pieces);
    }
    return new RawString(
        pieces.stream()
            .map(
                piece ->
                    piece.startsWith(".")
                        ? "<span class=\"%s\"></span>".formatted(piece.substring(1))
                        : "<span>%s</span>".formatted(escaped(piece.strip())))
            .collect(
                Collectors.joining(
                    "<span>\u00a0</span>", "<div class=\"number\" dir=\"ltr\">", "</div>")));
  }

  public RawString unit(String agency, @Nullable String unit) {
    return who(agency, unit, null);
  }

  public RawString who(@Nullable String agency, @Nullable String unit, @Nullable String person) {
    return named(
        Stream.of(agency == null ? null : agencies.nameOf(agency, unit), person)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / ")));
  }

  /** The name of an agency or a unit, to be a part of a label. */
  public String nameOf(String agency, @Nullable String unit) {
    return agencies.nameOf(agency, unit);
  }

  /** A name runs as its script does; where it begins is the document's matter. */
  public RawString named(String text) {
    return lines(text, line -> block("code", direction(line), line));
  }

  /** The head of a column. */
  public RawString head(String key, int percent) {
    return new RawString(
        "<th scope=\"col\" style=\"width: %d%%\">%s</th>".formatted(percent, label(key)));
  }

  /** The head of a row. */
  public RawString name(String key) {
    return new RawString("<th scope=\"row\" class=\"name\">" + label(key) + "</th>");
  }

  private static RawString lines(String text, Function<String, String> block) {
    return new RawString(text.lines().map(block).collect(Collectors.joining()));
  }

  private String block(String kind, String direction, String line) {
    room.take(line);
    return "<div class=\"%s\" dir=\"%s\">%s</div>".formatted(kind, direction, escaped(line));
  }

  private String escaped(String line) {
    incomplete |= Fonts.lackSome(line);
    String marked = Fonts.marked(line);
    String html = ESCAPER.map(marked, null);
    // A part of a line would leave its place in the order in which the line is read out.
    return ARABIC.matcher(marked).matches() ? "<span class=\"naskh\">" + html + "</span>" : html;
  }

  private static String direction(String line) {
    return new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
  }
}
