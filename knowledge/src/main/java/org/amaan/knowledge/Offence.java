package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an offence is made of, by a legal profile.
 *
 * @param needs the parts of each of which one element must be found
 * @param needsForAChild the same when the person is under 18
 * @param provisions the articles that elements and rules name
 * @param nationalLaw what is known of the country's own law; empty where nothing was read
 * @param penalties as the sources say them, also where they contradict each other
 */
public record Offence(
    OffenceType type,
    String name,
    List<Part> needs,
    List<Part> needsForAChild,
    List<Provision> provisions,
    List<Element> elements,
    Rules rules,
    List<NationalLaw> nationalLaw,
    List<Penalty> penalties) {

  public Offence {
    needs = List.copyOf(needs);
    needsForAChild = List.copyOf(needsForAChild);
    provisions = List.copyOf(provisions);
    elements = List.copyOf(elements);
    nationalLaw = List.copyOf(nationalLaw);
    penalties = List.copyOf(penalties);
  }

  /** Whether a child's case is read by another measure than an adult's. */
  public boolean dependsOnAge() {
    return !needs.equals(needsForAChild)
        || elements.stream()
            .map(Element::needsAlso)
            .anyMatch(needed -> needed != null && !needed.holds(true));
  }

  /** The provision of that id; the profile was checked to have it. */
  public Provision provision(String id) {
    return provisions.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  /** What an element is to the offence. */
  public enum Part {
    ACT,
    MEANS,
    PURPOSE,
    CONDUCT,
    CIRCUMSTANCE,
    /** No part of its own: it completes one other element. */
    CONDITION;

    /** The word used in contracts and profiles. */
    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param article as the instrument numbers it; null where it was not read
   * @param source id of the source of that number
   */
  public record Provision(String id, String instrument, @Nullable String article, String source) {}

  /**
   * One thing that is found or not.
   *
   * @param id unique in the profile
   * @param name as it stands within a sentence
   * @param says what is to be found, as a sentence
   * @param restsOnPayment does not count where paying the donor is lawful
   * @param needsAlso what must be found beside it; null when it stands alone
   * @param provision id of one of the offence's provisions
   * @param source id of the source of the wording
   */
  public record Element(
      String id,
      Part part,
      String name,
      String says,
      @Nullable Boolean restsOnPayment,
      @Nullable NeedsAlso needsAlso,
      String provision,
      String source) {}

  /**
   * One of these must be found too, and why.
   *
   * @param ofAdultsOnly a child's case does not need it; null for no
   */
  public record NeedsAlso(
      List<String> elements, @Nullable Boolean ofAdultsOnly, String says, String source) {
    public NeedsAlso {
      elements = List.copyOf(elements);
    }

    /** Whether a case is measured by it. */
    public boolean holds(boolean ofAChild) {
      return !ofAChild || !Boolean.TRUE.equals(ofAdultsOnly);
    }
  }

  /**
   * What the explanation quotes.
   *
   * @param child null, like {@code unknownAge}, where age makes no difference
   * @param withoutRemoval that an organ need not have been taken
   */
  public record Rules(
      Rule needs,
      @Nullable Rule child,
      @Nullable Rule unknownAge,
      Rule consentOfAdult,
      Rule consentOfChild,
      Rule withoutRemoval) {}

  /**
   * @param says the rule, as a sentence
   * @param provision id of one of the offence's provisions
   * @param source id of the source of the wording
   */
  public record Rule(String says, String provision, String source) {}

  /** What is known of a country's own law. */
  public record NationalLaw(String instrument, String says, String source) {}

  /** A penalty as one source says it. */
  public record Penalty(String says, String source) {}
}
