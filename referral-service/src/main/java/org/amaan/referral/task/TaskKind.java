package org.amaan.referral.task;

import java.time.Duration;
import java.util.Locale;

/** What a task asks for; the words are part of the contract. */
public enum TaskKind {
  /** A consent that an agency in care recorded: it opens nothing new before. */
  CONSENT_CONFIRMATION,
  /** A withdrawal that an agency in care recorded: the consent is suspended until then. */
  WITHDRAWAL_CONFIRMATION,
  /** A conflict of interest of a guardian that an agency in care recorded; likewise. */
  GUARDIAN_CONFLICT_CONFIRMATION,
  /** An agency that is not responsible asks that another one is to know nothing of the subject. */
  EXCLUSION_REQUEST,
  /** A referral states danger; as a legal basis it counts once this is confirmed. */
  DANGER_CLAIM,
  /** A referral states another country than the one that governs the subject. */
  COUNTRY_CLAIM,
  /** A referral states that the subject was part of an incident. */
  INCIDENT_CLAIM,
  /** An agency that is not responsible asks that a reflection period starts. */
  REFLECTION_CLAIM,
  /** An erasure would take what this agency wrote: it agrees, or says by which law it keeps it. */
  ERASURE_ANSWER,
  /** The person asks that another agency answers for them. */
  RESPONSIBILITY_REQUEST;

  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Duration A_WEEK = Duration.ofDays(7);

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static TaskKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** How long whoever is asked has to settle it. */
  Duration due() {
    return this == ERASURE_ANSWER ? A_WEEK : A_DAY;
  }
}
