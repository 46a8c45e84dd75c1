package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentMethod;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Explained;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.model.Guardianship;
import org.amaan.referral.consent.model.Recipients;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.Law;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Relation;
import org.amaan.referral.disclosure.relation.Situation;

/** Builds what a decision is about, sentence by sentence. */
final class Facts {

  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final UUID REFERRAL = new UUID(0, 1);
  static final UUID CASE = new UUID(0, 2);
  static final UUID EMERGENCY = new UUID(0, 3);

  private String recordedBy = "someone-else";
  private Giver entitled = Giver.SUBJECT;
  private Set<DataCategory> recorded = EnumSet.allOf(DataCategory.class);
  private final List<ConsentState> consents = new ArrayList<>();
  private final List<ReferralRelation> relations = new ArrayList<>();
  private final Set<Relation.Correspondence> correspondence = new HashSet<>();

  private AgencyType recorderType = AgencyType.NGO;
  private boolean unconfirmedLawCounts;
  private String country = "";
  private boolean inDanger;
  private String sentBy = "someone-else";
  private String sentTo;
  private final List<Handling> handling = new ArrayList<>();
  private Instant reflectionUntil;
  private final List<Emergency> emergencies = new ArrayList<>();
  private final Set<String> excluded = new HashSet<>();

  static Facts ofASubject() {
    return new Facts();
  }

  static Reader reader(String agency, AgencyType type, String unit, Role... roles) {
    return new Reader(agency, type, unit, Set.of(roles));
  }

  Facts recordedBy(String agency) {
    recordedBy = agency;
    return this;
  }

  Facts entitled(Giver giver) {
    entitled = giver;
    return this;
  }

  Facts recorded(Set<DataCategory> categories) {
    recorded = categories;
    return this;
  }

  Facts referral(String referrer, String receiver) {
    relations.add(new ReferralRelation(REFERRAL, referrer, receiver, null, false, null, null));
    return this;
  }

  /** The receiver has accepted it. */
  Facts accepted(String referrer, String receiver) {
    relations.add(new ReferralRelation(REFERRAL, referrer, receiver, null, true, null, null));
    return this;
  }

  Facts referralToUnit(String referrer, String receiver, String unit) {
    relations.add(new ReferralRelation(REFERRAL, referrer, receiver, unit, false, null, null));
    return this;
  }

  Facts caseHeldBy(String agency, String unit, String... readers) {
    relations.add(
        new ReferralRelation(
            REFERRAL,
            "someone-else",
            "someone",
            null,
            true,
            CASE,
            new Custody(CASE, 1, agency, unit, Set.of(readers))));
    return this;
  }

  /** The unit that was asked took it on, and its case is closed. */
  Facts closedCaseOfReferral(String referrer, String receiver, String unit) {
    relations.add(
        new ReferralRelation(
            REFERRAL,
            referrer,
            receiver,
            unit,
            true,
            CASE,
            new Custody(CASE, 1, receiver, unit, Set.of(), true)));
    return this;
  }

  Facts closedCaseHeldBy(String agency, String unit, String... readers) {
    relations.add(
        new ReferralRelation(
            REFERRAL,
            "someone-else",
            "someone",
            null,
            true,
            CASE,
            new Custody(CASE, 1, agency, unit, Set.of(readers), true)));
    return this;
  }

  /** The law of a country counts, though no counsel has confirmed it. */
  Facts underTheLawOf(String country, boolean inDanger) {
    unconfirmedLawCounts = true;
    this.country = country;
    this.inDanger |= inDanger;
    return this;
  }

  /** The same law, but nobody has said that it counts. */
  Facts underUnconfirmedLawOf(String country, boolean inDanger) {
    underTheLawOf(country, inDanger);
    unconfirmedLawCounts = false;
    return this;
  }

  Facts recorderIs(AgencyType type) {
    recorderType = type;
    return this;
  }

  Facts sent(String by, String to) {
    sentBy = by;
    sentTo = to;
    return this;
  }

  Facts handledAs(DataCategory category, HandlingCode code, String... permitted) {
    handling.add(new Handling(category, code, Set.of(permitted), null));
    return this;
  }

  Facts reflectsUntil(Instant until) {
    reflectionUntil = until;
    return this;
  }

  Facts emergency(Purpose purpose, Instant endsAt) {
    emergencies.add(new Emergency(EMERGENCY, REFERRAL, purpose, endsAt));
    return this;
  }

  Facts noteOf(String agency) {
    correspondence.add(new Relation.Correspondence(REFERRAL, agency));
    return this;
  }

  Facts excluded(String agency) {
    excluded.add(agency);
    return this;
  }

  Facts consent(ConsentState consent) {
    consents.add(consent);
    return this;
  }

  SubjectFacts build() {
    return new SubjectFacts(
        recordedBy,
        entitled,
        false,
        recorded,
        consents,
        relations,
        correspondence,
        new Circumstances(
            recorderType,
            unconfirmedLawCounts,
            new Law(country.isEmpty() ? null : country, inDanger),
            List.of(new Situation(REFERRAL, sentBy, sentTo)),
            new HandlingCodes(handling),
            reflectionUntil,
            emergencies),
        excluded,
        NOW);
  }

  /** A consent of the subject to one purpose, one type, one category; change what matters. */
  static ConsentGiven terms(
      Giver by,
      Set<Purpose> purposes,
      Set<AgencyType> types,
      Set<String> agencies,
      Set<DataCategory> categories,
      Instant expiresAt) {
    return new ConsentGiven(
        by,
        by == Giver.GUARDIAN ? Guardianship.PARENT : null,
        ConsentMethod.VERBAL,
        "ur",
        false,
        EnumSet.allOf(Explained.class),
        NOW.minusSeconds(3600),
        purposes,
        new Recipients(types, agencies),
        categories,
        expiresAt);
  }
}
