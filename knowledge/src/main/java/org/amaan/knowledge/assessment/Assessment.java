package org.amaan.knowledge.assessment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.law.State;
import org.amaan.knowledge.law.TimeOfActs;
import org.jspecify.annotations.Nullable;

/**
 * What the recorded findings come to by one version of a legal profile. Holds no free text.
 *
 * @param confirmedByCounsel whether counsel has confirmed that version
 * @param results one per offence of international law, trafficking in persons first
 * @param time of the acts, or the day of whose law was used; null where the version holds no
 *     definitions of national acts
 * @param definitions what they come to by each act of the country; empty where the version holds
 *     none
 * @param differences where the definitions part, sentence by sentence
 */
public record Assessment(
    String profile,
    String profileVersion,
    boolean confirmedByCounsel,
    AgeClass ageClass,
    List<Result> results,
    @Nullable TimeOfActs time,
    List<DefinitionResult> definitions,
    List<Sentence> differences) {

  public Assessment {
    results = List.copyOf(results);
    definitions = List.copyOf(definitions);
    differences = List.copyOf(differences);
  }

  /** The result by that act of the country. */
  public DefinitionResult definition(String id) {
    return definitions.stream().filter(d -> d.definition().equals(id)).findFirst().orElseThrow();
  }

  /** The result on that offence. */
  public Result result(OffenceType offence) {
    return results.stream().filter(r -> r.offence() == offence).findFirst().orElseThrow();
  }

  /**
   * @param outcome of the first reading: a person of unknown age is protected as a child
   * @param readings one; two where the age is not known and makes a difference, the child's first
   */
  public record Result(OffenceType offence, String name, Outcome outcome, List<Reading> readings) {
    public Result {
      readings = List.copyOf(readings);
    }
  }

  /**
   * @param missing for {@code possible} only: one entry per part of which nothing counts yet
   */
  public record Reading(
      ReadAs readAs, Outcome outcome, List<Missing> missing, List<Sentence> explanation) {
    public Reading {
      missing = List.copyOf(missing);
      explanation = List.copyOf(explanation);
    }
  }

  /** The measure by which a reading is made. */
  public enum ReadAs {
    CHILD,
    ADULT,
    /** Age makes no difference to the offence's elements. */
    ANY_AGE;

    /** The word used in contracts, such as {@code any-age}. */
    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param elements any of which would fill the part, as nothing yet speaks against them
   */
  public record Missing(Part part, List<String> elements) {
    public Missing {
      elements = List.copyOf(elements);
    }
  }

  /**
   * One sentence of the explanation.
   *
   * @param elements that it is about
   * @param observations of the findings on them
   * @param evidence of the findings on them
   */
  public record Sentence(
      Topic topic,
      String text,
      List<String> elements,
      List<UUID> observations,
      List<UUID> evidence,
      Basis basis) {
    public Sentence {
      elements = List.copyOf(elements);
      observations = List.copyOf(observations);
      evidence = List.copyOf(evidence);
    }
  }

  /** What a sentence is about. */
  public enum Topic {
    RESULT,
    AGE,
    COUNTED,
    HALF_MET,
    PAYMENT_LAWFUL,
    NOT_COUNTED,
    MISSING,
    SPOKEN_AGAINST,
    CONSENT,
    WITHOUT_REMOVAL,
    /** Which law was used, and whether an act was law at the time of the acts. */
    LAW_AT_THE_TIME,
    /** The act of the country does not name what was found. */
    NOT_NAMED,
    /** It names some of it, or something near it. */
    PARTLY_NAMED,
    /** What was read of it does not say. */
    NOT_READ,
    TERRITORY,
    INVESTIGATION,
    CHARGED,
    NON_PUNISHMENT,
    PENALTY,
    /** Where the definitions part. */
    DIFFERENCE;

    /** The word used in contracts, such as {@code half-met}. */
    @JsonValue
    public String value() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What a sentence rests on.
   *
   * @param instrument null where a sentence rests on the profile alone
   * @param article null where its number was not read
   * @param sources of the wording and of the article's number
   * @param statement id of the statement about national law; null where it rests on none
   * @param state how far that statement was read
   */
  public record Basis(
      String profile,
      String profileVersion,
      @Nullable String instrument,
      @Nullable String article,
      List<LegalProfile.Source> sources,
      @Nullable String statement,
      @Nullable State state) {
    public Basis {
      sources = List.copyOf(sources);
    }
  }
}
