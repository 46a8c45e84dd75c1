package org.amaan.knowledge.assessment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Findings that cannot be assessed, with every place that is wrong. Says nothing of what stood
 * there.
 */
public final class FindingsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  FindingsRefused(List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> "findings[" + fault.index() + "]: " + fault.kind().value())
            .collect(Collectors.joining(", ")));
    this.faults = List.copyOf(faults);
  }

  /** In the order of the findings. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * @param index of the finding, from 0
   */
  public record Fault(int index, Kind kind) {}

  /** What is wrong with a finding. */
  public enum Kind {
    UNKNOWN_ELEMENT("The profile has no such element."),
    DUPLICATE_ELEMENT("There is an earlier finding on that element."),
    REASON_MISSING("A finding needs a reason."),
    REASON_TOO_LONG("A reason has at most " + Finding.MAX_REASON + " characters."),
    TOO_MANY_LINKS(
        "A finding points to at most "
            + Finding.MAX_LINKS
            + " observations and as many items of evidence."),
    DUPLICATE_LINK("A finding points to each observation and item of evidence once.");

    private final String message;

    Kind(String message) {
      this.message = message;
    }

    /** A sentence for whoever sent it. */
    public String message() {
      return message;
    }

    /** The word used in problems, such as {@code unknown-element}. */
    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
