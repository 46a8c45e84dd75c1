package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Mark;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.Topic;

/** Which charges a country's rules on the non-punishment of victims reach, and which not. */
public final class NonPunishmentReach {

  private NonPunishmentReach() {}

  /** Whether a rule protects against a charge. */
  public enum Reach {
    REACHED,
    /** A rule was read, and it does not reach this charge. */
    NOT_REACHED,
    NOT_KNOWN;

    /** The word used in contracts, such as {@code not-reached}. */
    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A charge under an act of the country.
   *
   * @param rules what the acts say about it
   */
  public record Charge(Definition act, Reach reach, List<Statement> rules) {}

  /**
   * One for each act that is no bill, in the profile's order: who acted before an act was repealed
   * can still be charged under it.
   */
  public static List<Charge> of(LegalProfile profile) {
    return profile.definitions().stream()
        .filter(definition -> definition.validity().mark() != Mark.BILL)
        .map(definition -> charge(profile, definition))
        .toList();
  }

  /** What protects where no rule reaches: it does not depend on the charge. */
  public static List<Statement> beside(LegalProfile profile) {
    return profile.statements().stream().filter(s -> s.topic() == Topic.NON_PUNISHMENT).toList();
  }

  private static Charge charge(LegalProfile profile, Definition act) {
    List<Definition> reaching =
        profile.definitions().stream()
            .filter(other -> other.nonPunishment().reaches().contains(act.id()))
            .toList();
    List<Definition> notReaching =
        profile.definitions().stream()
            .filter(other -> other.nonPunishment().doesNotReach().contains(act.id()))
            .toList();
    Reach otherwise = notReaching.isEmpty() ? Reach.NOT_KNOWN : Reach.NOT_REACHED;
    List<Statement> rules =
        Stream.of(reaching.stream(), notReaching.stream(), Stream.of(act))
            .flatMap(one -> one)
            .distinct()
            .map(one -> one.statement(one.nonPunishment().statement()))
            .toList();
    return new Charge(act, reaching.isEmpty() ? otherwise : Reach.REACHED, rules);
  }
}
