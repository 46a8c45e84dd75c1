package org.amaan.system.silence;

import static org.amaan.system.silence.Story.LAHORE;
import static org.amaan.system.silence.Story.NGO;
import static org.amaan.system.silence.Story.OFFICER;
import static org.amaan.system.silence.Story.POLICE;
import static org.amaan.system.silence.Story.PROSECUTOR;
import static org.amaan.system.silence.Story.SHELTER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The table of what is to stay silent, by who is not to hear of it. */
final class Secrets {

  private static final String NOTE = "{\"text\": \"A fictional note\", \"handling\": \"H0\"}";

  /** Within the 72 hours of a workload. */
  private static final Instant SOON = Instant.now().plus(Duration.ofDays(2));

  private static final String HEARING =
      """
      {"kind": "testimony", "courtLevel": "special", "court": "A fictional court", "startsAt": "%s",
       "timeZone": "Asia/Karachi", "inCamera": true}
      """
          .formatted(SOON);
  private static final String MEASURE =
      """
      {"kind": "screen", "subjectId": "SUBJECT", "reviewDueAt": "%s"}
      """
          .formatted(SOON);
  private static final String CLAIM =
      """
      {"subjectId": "SUBJECT", "route": "state-fund", "claimed": {"currency": "PKR", "minorUnits": 100},
       "filingDueAt": "%s"}
      """
          .formatted(SOON);
  private static final String PERSON =
      "{\"kind\": \"natural\", \"roles\": [\"Other\"], \"standing\": \"witness\", \"handling\":"
          + " \"H0\"}";
  private static final String EVIDENCE =
      """
      {"kind": "document", "description": "A fictional paper", "place": "Lahore (fictional)",
       "collectedAt": "2024-11-20T09:15:00+05:00", "handling": "H0"}
      """;
  private static final String OBSERVED =
      """
      {"observations": [{"indicator": "R1", "value": "present", "observer": "police", "handling": "H0"}]}
      """;
  private static final String OBSERVED_ON_THE_BODY =
      """
      {"observations": [{"indicator": "A2", "value": "absent", "observer": "victim-interview"}]}
      """;

  private final List<Secret> all = new ArrayList<>();

  static List<Secret> all() {
    Secrets secrets = new Secrets();
    secrets.ofTheSender();
    secrets.ofTheReceiver();
    secrets.ofTheExcluded();
    secrets.ofTheFormerCustodian();
    secrets.ofTheOfferedPolice();
    secrets.ofTheOnwardSender();
    secrets.ofTheStranger();
    secrets.ofTheCoordinator();
    secrets.whatThePartiesMayKnow();
    return secrets.all;
  }

  /** It reported somebody; no consent names it; police have a case. */
  private void ofTheSender() {
    Consumer<Story> before =
        s ->
            s.submits(s.observer.client(), "referral", "ahtc", "investigation", "police", "shelter")
                .acceptsWithCase(POLICE, "referral", "its case")
                .settled();
    add(
        "the case is claimed",
        "ngo",
        before,
        s -> s.onCase(OFFICER, "its case", "assignment", "{}"));
    add("the case is under investigation", "ngo", before, s -> investigates(s, "its case"));
    add(
        "the case is with the prosecution",
        "ngo",
        s -> {
          before.accept(s);
          investigates(s, "its case");
          s.settled();
        },
        s -> prosecutes(s, "its case"));
    add("the case is closed", "ngo", before, s -> closes(s, "its case"));
    add("a note is written", "ngo", before, s -> s.onCase(OFFICER, "its case", "notes", NOTE));
    add(
        "evidence is recorded",
        "ngo",
        before,
        s -> s.onCase(OFFICER, "its case", "evidence", EVIDENCE));
    add(
        "a person is entered",
        "ngo",
        before,
        s -> s.onCase(OFFICER, "its case", "persons", PERSON));
    add(
        "an officer observed something",
        "ngo",
        before,
        s -> s.onCase(OFFICER, "its case", "observations", OBSERVED));
    add("an assessment is signed", "ngo", before, s -> s.assesses(OFFICER, "its case"));
    ofTheTrial("ngo", before, "its case", "");
    add("a handover is offered", "ngo", before, s -> offers(s, "its case"));
    add("the case is handed over", "ngo", before, s -> toLahore(s, "its case"));
    add(
        "help is asked for out of the case",
        "ngo",
        before,
        s -> s.refersOn(OFFICER, "help", "subject", "panah-shelter", "protection", "its case"));
    add(
        "help is given out of the case",
        "ngo",
        before,
        s ->
            s.refersOn(OFFICER, "help", "subject", "panah-shelter", "protection", "its case")
                .accepts(SHELTER, "help")
                .moves(SHELTER, "help", "start", "{}"));
    add(
        "the referral is in progress",
        "ngo",
        before,
        s -> s.moves(POLICE, "referral", "start", "{}"));
    add(
        "the referral is completed",
        "ngo",
        before,
        s ->
            s.moves(POLICE, "referral", "start", "{}")
                .moves(POLICE, "referral", "completion", "{\"outcome\": \"served\"}"));
    add("police have seen to their alerts", "ngo", before, s -> s.acknowledgesEverything(OFFICER));
    add("police have another subscription", "ngo", before, s -> subscribes(s, "ahtc-admin"));
  }

  /** It has somebody in care whom another agency recorded; a consent names it. */
  private void ofTheReceiver() {
    Consumer<Story> before =
        s ->
            s.submits(
                    NGO,
                    "referral",
                    s.observer.agency(),
                    "protection",
                    s.observer.agency(),
                    "police")
                .accepts(s.observer.client(), "referral")
                .settled();
    Consumer<Story> withPolice =
        s -> {
          before.accept(s);
          s.refersOn(NGO, "to police", "subject", "ahtc", "investigation").settled();
        };
    Consumer<Story> withCase =
        s -> {
          withPolice.accept(s);
          s.acceptsWithCase(POLICE, "to police", "its case").settled();
        };
    add("police are asked too", "shelter", before, s -> toPolice(s));
    add("police accepted", "shelter", withPolice, s -> s.accepts(POLICE, "to police"));
    add(
        "police refused",
        "shelter",
        withPolice,
        s ->
            s.moves(
                POLICE,
                "to police",
                "refusal",
                "{\"code\": \"no-capacity\", \"text\": \"Full (fictional)\"}"));
    add(
        "police asked a question",
        "shelter",
        withPolice,
        s ->
            s.moves(
                POLICE,
                "to police",
                "information-requests",
                "{\"questions\": [\"Where? (fictional)\"]}"));
    add(
        "the referral to police is taken back",
        "shelter",
        withPolice,
        s -> s.moves(NGO, "to police", "withdrawal", "{\"code\": \"sent-in-error\"}"));
    add(
        "the referral to police goes elsewhere",
        "shelter",
        s -> {
          withPolice.accept(s);
          s.moves(
                  POLICE,
                  "to police",
                  "refusal",
                  "{\"code\": \"no-capacity\", \"text\": \"Full (fictional)\"}")
              .settled();
        },
        s ->
            s.moves(
                NGO,
                "to police",
                "redirection",
                "{\"receiver\": {\"agency\": \"lahore-police\"}}"));
    add(
        "an officer opened in emergency",
        "shelter",
        withPolice,
        s -> s.opensInEmergency(OFFICER, "to police"));
    add(
        "an emergency was reviewed",
        "shelter",
        s -> {
          withPolice.accept(s);
          s.opensInEmergency(OFFICER, "to police").settled();
        },
        s ->
            s.moves(
                POLICE,
                "to police",
                "emergency-access/" + s.id("emergency") + "/review",
                "{\"verdict\": \"justified\"}"));
    add("the case of the person moves", "shelter", withCase, s -> investigates(s, "its case"));
    add("the case of the person is closed", "shelter", withCase, s -> closes(s, "its case"));
    add("the case of the person goes elsewhere", "shelter", withCase, s -> toLahore(s, "its case"));
    ofTheTrial("shelter", withCase, "its case", " of the person in care");
    add("another shelter is asked", "shelter", before, s -> toShelter(s));
    add(
        "another shelter accepted",
        "shelter",
        before,
        s -> toShelter(s).accepts(SHELTER, "to shelter"));
    add("a consent to others", "shelter", before, s -> s.consents(NGO, "hospital"));
    add(
        "a consent to others is withdrawn",
        "shelter",
        s -> {
          before.accept(s);
          s.consents(NGO, "hospital").settled();
        },
        s -> s.withdrawsConsent(NGO));
    add(
        "a notice to others is answered",
        "shelter",
        s -> {
          before.accept(s);
          consentToShelter(s).reads(SHELTER).withdrawsConsent(NGO).settled();
        },
        s -> s.answersNotice(SHELTER));
    add(
        "the hospital is excluded",
        "shelter",
        before,
        s -> s.excludes(NGO, "referral", "darya-hospital"));
    add(
        "a hold is placed",
        "shelter",
        before,
        s ->
            s.onSubject(
                "dpo-umeed",
                "legal-holds",
                "{\"authority\": \"A court (fictional)\", \"caseNumber\": \"FIR 1 (fictional)\"}"));
    add("a file it may not read", "shelter", before, s -> s.attaches(NGO, "referral", "medical"));
    add(
        "an observation it may not read",
        "shelter",
        before,
        s -> s.moves(NGO, "referral", "observations", OBSERVED_ON_THE_BODY));
    add(
        "a correction of what it may not read",
        "shelter",
        before,
        s -> s.corrects(NGO, "{\"medical\": {\"summary\": \"Another (fictional)\"}}"));
    add("a draft about the person", "shelter", before, s -> s.drafts(NGO, "subject"));
    add("the person asked what is held", "shelter", before, s -> exports(s));
    add(
        "the recorder has another subscription",
        "shelter",
        before,
        s -> subscribes(s, "umeed-admin"));
    add("an anonymous report", "shelter", before, this::reports);
    add("the recorder's alerts are seen to", "shelter", before, s -> s.acknowledgesEverything(NGO));
  }

  /** It is implicated, and was excluded when the person was referred. */
  private void ofTheExcluded() {
    Consumer<Story> before =
        s -> s.submitsWithout(NGO, "referral", "ahtc", s.observer.agency()).settled();
    add("somebody was referred without it", "hospital", s -> {}, before);
    add(
        "the referral without it is accepted",
        "hospital",
        before,
        s -> s.accepts(POLICE, "referral"));
    add(
        "the case without it moves",
        "hospital",
        before,
        s -> {
          s.acceptsWithCase(POLICE, "referral", "its case").settled();
          investigates(s, "its case");
        });
    ofTheTrial(
        "hospital",
        s -> {
          before.accept(s);
          s.acceptsWithCase(POLICE, "referral", "its case").settled();
        },
        "its case",
        " without it");
    add("a shelter is asked without it", "hospital", before, s -> toShelter(s));
    add("a consent that names it", "hospital", before, s -> s.consents(NGO, s.observer.agency()));
    add(
        "another one is excluded",
        "hospital",
        before,
        s -> s.excludes(NGO, "referral", s.observer.agency(), "darya-hospital"));
    add("a file without it", "hospital", before, s -> s.attaches(NGO, "referral", "identity"));
    add(
        "reflection without it",
        "hospital",
        before,
        s -> s.moves(NGO, "referral", "reflection-period", "{}"));
  }

  /** It had the case, and handed it over. */
  private void ofTheFormerCustodian() {
    Consumer<Story> before =
        s ->
            s.submits(NGO, "referral", s.observer.agency(), "investigation", "police")
                .acceptsWithCase(s.observer.client(), "referral", "case")
                .hands(s.observer.client(), POLICE, "case", "ahtc", "ahtc-islamabad")
                .settled();
    add(
        "the new custodian wrote a note",
        "police",
        before,
        s -> s.onCase(OFFICER, "case", "notes", NOTE));
    add(
        "the new custodian has evidence",
        "police",
        before,
        s -> s.onCase(OFFICER, "case", "evidence", EVIDENCE));
    add(
        "the new custodian entered a person",
        "police",
        before,
        s -> s.onCase(OFFICER, "case", "persons", PERSON));
    add(
        "the case is claimed there",
        "police",
        before,
        s -> s.onCase(OFFICER, "case", "assignment", "{}"));
    add("the new custodian assessed", "police", before, s -> s.assesses(OFFICER, "case"));
    add(
        "help out of the case that was given away",
        "police",
        before,
        s -> s.refersOn(OFFICER, "help", "subject", "panah-shelter", "protection", "case"));
    add("the case went on to others", "police", before, s -> toLahore(s, "case"));
    ofTheTrial("police", before, "case", " of the case that was given away");
  }

  /** It is asked to take somebody on, and has not answered. */
  private void ofTheOfferedPolice() {
    Consumer<Story> before =
        s ->
            s.submits(NGO, "referral", s.observer.agency(), "investigation", "police", "shelter")
                .settled();
    ofTheTrial(
        "police",
        s ->
            s.submits(NGO, "referral", "ahtc", "investigation", "police")
                .acceptsWithCase(POLICE, "referral", "its case")
                .onCase(
                    POLICE,
                    "its case",
                    "handovers",
                    """
                    {"to": {"agency": "%s", "unit": "%s"}, "reason": "jurisdiction"}
                    """
                        .formatted(s.observer.agency(), s.observer.unit()))
                .settled(),
        "its case",
        " of a case that it is offered");
    add(
        "a shelter has the person",
        "police",
        before,
        s -> toShelter(s).accepts(SHELTER, "to shelter"));
    add("a consent that does not name it", "police", before, s -> s.consents(NGO, "hospital"));
    add("a file in the record", "police", before, s -> s.attaches(NGO, "referral", "medical"));
    add("other police are asked", "police", before, s -> toPolice(s));
    add(
        "other police opened in emergency",
        "police",
        s -> {
          before.accept(s);
          toPolice(s).settled();
        },
        s -> s.opensInEmergency(OFFICER, "to police"));
  }

  /** It had somebody in care and referred them on. */
  private void ofTheOnwardSender() {
    Consumer<Story> before =
        s ->
            s.submits(
                    NGO,
                    "referral",
                    s.observer.agency(),
                    "medical-care",
                    s.observer.agency(),
                    "police",
                    "shelter")
                .accepts(s.observer.client(), "referral")
                .refersOn(s.observer.client(), "onward", "subject", "panah-shelter", "protection")
                .accepts(SHELTER, "onward")
                .settled();
    add(
        "what it sent on and called dangerous is completed",
        "hospital",
        s -> {
          s.submits(NGO, "referral", s.observer.agency(), "medical-care", "legal-aid")
              .accepts(s.observer.client(), "referral")
              .refersOnInDanger(
                  s.observer.client(), "in danger", "subject", "insaf-legal-aid", "legal-aid")
              .accepts("insaf-legal", "in danger")
              .settled();
        },
        s ->
            s.moves("insaf-legal", "in danger", "start", "{}")
                .moves("insaf-legal", "in danger", "completion", "{\"outcome\": \"served\"}"));
    add(
        "the shelter added a file",
        "hospital",
        before,
        s -> s.attaches(SHELTER, "onward", "medical"));
    add("the person whom it referred on is with police", "hospital", before, s -> toPolice(s));
    add(
        "the recorder corrected the story",
        "hospital",
        before,
        s -> s.corrects(NGO, "{\"medical\": {\"summary\": \"Another (fictional)\"}}"));
  }

  /**
   * It coordinates the country; in the second case the police are excluded, and it has the case.
   */
  private void ofTheCoordinator() {
    Consumer<Story> before =
        s ->
            s.submits(NGO, "referral", "ahtc", "investigation", "police")
                .acceptsWithCase(POLICE, "referral", "case")
                .settled();
    ofTheTrial("coordinator", before, "case", " of its country");
    ofTheTrial(
        "coordinator",
        s -> {
          before.accept(s);
          investigates(s, "case");
          prosecutes(s, "case");
          s.excludes(NGO, "referral", "ahtc").settled();
        },
        "case",
        " of a case that passed to it",
        PROSECUTOR);
  }

  /** It is party to nothing. */
  private void ofTheStranger() {
    Consumer<Story> nothing = s -> {};
    add(
        "somebody is referred",
        "ngo",
        nothing,
        s -> s.submits(NGO, "referral", "ahtc", "investigation", "police"));
    add(
        "somebody is in care",
        "ngo",
        nothing,
        s ->
            s.submits(NGO, "referral", "panah-shelter", "protection", "shelter")
                .accepts(SHELTER, "referral"));
    add(
        "a stranger's case",
        "police",
        nothing,
        s -> {
          s.submits(NGO, "referral", "ahtc", "investigation", "police")
              .acceptsWithCase(POLICE, "referral", "its case")
              .settled();
          investigates(s, "its case");
        });
  }

  /** Declassified: what changes is what the list says, and nothing else. */
  private void whatThePartiesMayKnow() {
    Consumer<Story> sent =
        s ->
            s.submits(s.observer.client(), "referral", "ahtc", "investigation", "police").settled();
    add("handshake: its referral is received", "ngo", sent, s -> s.receives(POLICE, "referral"));
    add("handshake: its referral is accepted", "ngo", sent, s -> s.accepts(POLICE, "referral"));
    add(
        "handshake: its referral is refused",
        "ngo",
        sent,
        s ->
            s.moves(
                POLICE,
                "referral",
                "refusal",
                "{\"code\": \"no-capacity\", \"text\": \"Full (fictional)\"}"));
    Consumer<Story> inCare =
        s ->
            s.submits(NGO, "referral", s.observer.agency(), "protection", s.observer.agency())
                .consents(NGO, s.observer.agency())
                .accepts(s.observer.client(), "referral")
                .settled();
    add(
        "offer: the referral to it is withdrawn",
        "shelter",
        s ->
            s.submits(NGO, "referral", s.observer.agency(), "protection", s.observer.agency())
                .settled(),
        s -> s.moves(NGO, "referral", "withdrawal", "{\"code\": \"sent-in-error\"}"));
    add(
        "notice: a consent that names it is withdrawn",
        "shelter",
        inCare,
        s -> s.withdrawsConsent(NGO));
  }

  /** Of a case that the prosecution has. */
  private void ofTheTrial(
      String observerIs, Consumer<Story> before, String caseName, String which) {
    Consumer<Story> prosecuted =
        s -> {
          before.accept(s);
          investigates(s, caseName);
          prosecutes(s, caseName);
          s.settled();
        };
    ofTheTrial(observerIs, prosecuted, caseName, which, OFFICER);
  }

  private void ofTheTrial(
      String observerIs, Consumer<Story> before, String caseName, String which, String by) {
    add(
        "a hearing is entered" + which,
        observerIs,
        before,
        s -> s.onCase(by, caseName, "hearings", HEARING));
    add(
        "a protection measure is entered" + which,
        observerIs,
        before,
        s -> s.onCase(by, caseName, "protection-measures", of(s, MEASURE)));
    add(
        "a claim is entered" + which,
        observerIs,
        before,
        s -> s.onCase(by, caseName, "compensation-claims", of(s, CLAIM)));
  }

  private static String of(Story story, String body) {
    return body.replace("SUBJECT", story.id("subject"));
  }

  private void add(String name, String observerIs, Consumer<Story> before, Consumer<Story> hidden) {
    all.add(new Secret(name, observerIs, before, hidden));
  }

  private static Story toPolice(Story story) {
    return story.refersOn(NGO, "to police", "subject", "ahtc", "investigation");
  }

  private static Story toShelter(Story story) {
    return story.refersOn(NGO, "to shelter", "subject", "panah-shelter", "protection");
  }

  private Story consentToShelter(Story story) {
    return toShelter(story).accepts(SHELTER, "to shelter").consents(NGO, "shelter");
  }

  private static void investigates(Story story, String caseName) {
    story.onCase(POLICE, caseName, "transitions", "{\"to\": \"under-investigation\"}");
  }

  private static void prosecutes(Story story, String caseName) {
    story.onCase(
        POLICE,
        caseName,
        "transitions",
        "{\"to\": \"with-prosecution\", \"prosecution\": {\"agency\": \"punjab-prosecution\"}}");
  }

  private static void closes(Story story, String caseName) {
    story.onCase(
        POLICE,
        caseName,
        "transitions",
        "{\"to\": \"closed\", \"disposition\": \"insufficient-evidence\"}");
  }

  private static void offers(Story story, String caseName) {
    story.onCase(
        POLICE,
        caseName,
        "handovers",
        "{\"to\": {\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"}, \"reason\":"
            + " \"jurisdiction\"}");
  }

  private static void toLahore(Story story, String caseName) {
    story.hands(POLICE, LAHORE, caseName, "lahore-police", "lahore-investigation");
  }

  private static void subscribes(Story story, String admin) {
    story.sends(
        "POST",
        admin,
        story.notificationService() + "/v1/subscriptions",
        """
        {"channel": "webhook", "url": "http://127.0.0.1:9/", "events": ["*"], "state": "paused"}
        """);
  }

  private static void exports(Story story) {
    story.sends(
        "POST",
        "dpo-umeed",
        story.referralService() + "/v1/subjects/" + story.id("subject") + "/access-exports",
        null);
  }

  private void reports(Story story) {
    story.sends(
        "POST",
        NGO,
        story.referralService() + "/v1/anonymous-reports",
        """
        {"kind": "network", "situation": {"country": "PK", "organFacility": true}, "facts": "A fictional broker"}
        """);
  }
}
