package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.amaan.launcher.stack.TokenSource;

/**
 * The main job once, from the NGO that refers a victim to the police unit that investigates and the
 * feedback that returns. It stops at the first answer that is not as it must be.
 */
public final class DemoStory {

  private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

  private final Endpoints at;
  private final Consumer<String> audience;
  private final Actor ngo;
  private final Actor ngoAdmin;
  private final Mailbox duty;
  private final Actor ahtcSupervisor;
  private final Actor ahtcOfficer;
  private final Actor ahtcColleague;
  private final Actor lahoreSupervisor;
  private final Actor lahoreOfficer;
  private final Actor prosecutor;
  private final Actor shelter;
  private final Actor auditor;
  private final Actor ahtcDataProtection;
  private final Actor ngoDataProtection;

  /** What the story leaves behind. */
  public record Told(String referralId, String reference, String subjectId, String caseId) {}

  private record Referral(String id, String reference, String subject) {}

  public DemoStory(Endpoints at, TokenSource tokens, Consumer<String> audience) {
    this.at = at;
    this.audience = audience;
    Api api = new Api(tokens);
    this.ngo = new Actor("umeed-caseworker", api, audience);
    this.ngoAdmin = new Actor("umeed-admin", api, audience);
    this.duty = new Mailbox(at.mail(), "duty@umeed.example");
    this.ahtcSupervisor = new Actor("ahtc-supervisor", api, audience);
    this.ahtcOfficer = new Actor("ahtc-officer-1", api, audience);
    this.ahtcColleague = new Actor("ahtc-officer-2", api, audience);
    this.lahoreSupervisor = new Actor("lahore-supervisor", api, audience);
    this.lahoreOfficer = new Actor("lahore-officer", api, audience);
    this.prosecutor = new Actor("prosecutor-punjab", api, audience);
    this.shelter = new Actor("panah-shelter", api, audience);
    this.auditor = new Actor("auditor", api, audience);
    this.ahtcDataProtection = new Actor("dpo-ahtc", api, audience);
    this.ngoDataProtection = new Actor("dpo-umeed", api, audience);
  }

  public Told play() {
    Referral referral = submitTwice();
    subscribe();
    String caseId = acceptAndClaim(referral);
    readTheSubject(referral);
    saveALife(referral);
    handOver(referral, caseId);
    feedback(referral, caseId);
    investigate(referral, caseId);
    takeBackConsent(referral);
    return new Told(referral.id(), referral.reference(), referral.subject(), caseId);
  }

  private Referral submitTwice() {
    chapter(
        "Referral: Umeed Trust refers a bonded brick-kiln worker with an unexplained flank scar");
    UUID key = UUID.randomUUID();
    String url = at.referral() + "/v1/referrals";
    Answer first =
        ngo.post(201, url, body(), key, a -> a.text("/reference") + " is " + a.text("/state"));
    Answer again =
        ngo.post(201, url, body(), key, a -> "sent again, same key: " + a.text("/reference"));
    ngo.expect(
        again.replayed() && again.text("/id").equals(first.text("/id")),
        "sent one request twice and got two referrals");
    return new Referral(first.text("/id"), first.text("/reference"), first.text("/subjectId"));
  }

  private void subscribe() {
    chapter("Mail: Umeed Trust has its alerts mailed to whoever is on duty, once they agree");
    String url = at.notification() + "/v1/subscriptions";
    boolean done =
        ngoAdmin
            .get(200, url + "?limit=200", a -> "what Umeed Trust subscribed to")
            .items()
            .anyMatch(
                one ->
                    one.path("address").asText().equals(duty.address())
                        && one.path("state").asText().equals("active"));
    if (done) {
      return; // the story was told here before
    }
    Answer made =
        ngoAdmin.post(
            201,
            url,
            """
            {"channel": "email", "address": "%s", "events": ["*"], "language": "ur"}
            """
                .formatted(duty.address()),
            a -> a.text("/state") + ": only a code is mailed there");
    String code = code(duty.await(text -> CODE.matcher(text).find()));
    ngoAdmin.post(
        200,
        url + "/" + made.text("/id") + "/confirmation",
        "{\"code\": \"%s\"}".formatted(code),
        a -> "the code from that mail: now " + a.text("/state"));
  }

  private static String code(JsonNode mail) {
    Matcher code = CODE.matcher(mail.path("text").asText());
    return code.find() ? code.group() : "";
  }

  /** As its reader sees it: nothing tells what it is about. */
  private void showTheMail(Referral referral) {
    JsonNode mail = duty.await(text -> text.contains(referral.reference()));
    audience.accept("   The mail to " + duty.address() + " (" + at.mail() + "):");
    audience.accept("      " + mail.path("subject").asText());
    mail.path("text").asText().strip().lines().map(line -> "      " + line).forEach(audience);
  }

  private String acceptAndClaim(Referral referral) {
    chapter("Acceptance: The anti-trafficking police (AHTC) are alerted, accept, and a case opens");
    acknowledgeAlert(ahtcSupervisor, referral.reference(), "submitted");
    String url = at.referral() + "/v1/referrals/" + referral.id();
    ahtcSupervisor.post(200, url + "/receipt", "{}", a -> "now " + a.text("/state"));
    ahtcSupervisor.post(
        200, url + "/acceptance", "{\"openCase\": true}", a -> "now " + a.text("/state"));
    acknowledgeAlert(ngo, referral.reference(), "accepted");
    showTheMail(referral);
    String caseId = pull(ahtcOfficer, referral);
    String claim = at.casework() + "/v1/cases/" + caseId + "/assignment";
    ahtcOfficer.post(200, claim, "{}", a -> "claimed by " + a.text("/assignee"));
    ahtcColleague.post(409, claim, "{}", a -> "too late: " + a.text("/title"));
    return caseId;
  }

  /** Reads the officer's inbox from its beginning until the referred subject's case is in it. */
  private String pull(Actor officer, Referral referral) {
    return officer
        .awaitInFeed(
            at.casework() + "/v1/inbox?limit=200&wait=5",
            item -> concerns(item, referral.subject()),
            "the case",
            item -> item.path("case").path("reference").asText() + " is in the unit's inbox")
        .path("caseId")
        .asText();
  }

  private void readTheSubject(Referral referral) {
    chapter("Reading: The officer reads what the victim consented to, and the audit remembers it");
    Answer read = ahtcOfficer.get(200, subject(referral), DemoStory::opened);
    ahtcOfficer.expect(read.has("/fields/identity"), "does not see the identity");
    ahtcOfficer.expect(!read.has("/fields/medical"), "sees medical details without consent");
    auditor.await(
        at.referral() + "/v1/audit?subject=" + referral.subject(),
        a -> a.items().filter(e -> by(e, "ahtc-officer-1")).findFirst(),
        "the officer's reading",
        e -> e.path("action").asText() + " by " + e.path("person").asText());
  }

  private void saveALife(Referral referral) {
    chapter(
        "Emergency access: The worker collapses: emergency access, for an hour, told to those who"
            + " answer for it");
    String medical = subject(referral, "medical-care");
    ahtcOfficer.get(403, medical, a -> "an officer may not ask for this …");
    String accesses = at.referral() + "/v1/referrals/" + referral.id() + "/emergency-access";
    Answer access =
        ahtcOfficer.post(
            201,
            accesses,
            """
            {"purpose": "medical-care",
             "reason": "Collapsed in front of me; the surgeon must know what was removed."}
            """,
            a -> "… but in an emergency, until " + a.text("/endsAt"));
    Answer read = ahtcOfficer.get(200, medical, DemoStory::opened);
    ahtcOfficer.expect(read.has("/fields/medical"), "does not see what the surgeon must know");
    acknowledgeAlert(ahtcSupervisor, referral.reference(), "emergency-access");
    acknowledgeAlert(ahtcDataProtection, referral.reference(), "emergency-access");
    acknowledgeAlert(ngoDataProtection, referral.reference(), "emergency-access");
    ahtcSupervisor.post(
        200,
        accesses + "/" + access.text("/id") + "/review",
        "{\"verdict\": \"justified\", \"note\": \"The ward confirmed it.\"}",
        a -> "reviewed by another person: " + a.text("/verdict"));
  }

  private void handOver(Referral referral, String caseId) {
    chapter(
        "Handover: The transplant turns out to be domestic: handover to Lahore's investigation"
            + " unit");
    String url = at.casework() + "/v1/cases/" + caseId;
    Answer offer =
        ahtcOfficer.post(
            201,
            url + "/handovers",
            """
            {"to": {"agency": "lahore-police", "unit": "lahore-investigation"},
             "reason": "jurisdiction"}
            """,
            a -> "offered to " + a.text("/to/unit"));
    ahtcOfficer.get(200, url, a -> "until then the case is with " + a.text("/custodian/unit"));
    String handover = at.casework() + "/v1/handovers/" + offer.text("/id");
    acknowledgeAlert(lahoreSupervisor, offer.text("/caseReference"), "handover-offered");
    lahoreSupervisor.post(200, handover + "/acceptance", "{}", a -> "now " + a.text("/state"));
    ahtcOfficer.get(404, url, a -> "AHTC no longer sees the case …");
    ahtcOfficer.get(200, url + "/feedback", a -> "… only this: " + a.text("/status"));
    ahtcOfficer.awaitGone(subject(referral), "… and no longer the person");
    lahoreSupervisor.await(
        subject(referral),
        a -> Optional.of(a).filter(read -> read.has("/fields/identity")),
        "the identity, for the new custodian",
        DemoStory::opened);
  }

  private void feedback(Referral referral, String caseId) {
    chapter("Investigation: Lahore investigates, and Umeed Trust hears of it");
    lahoreSupervisor.post(
        200,
        at.casework() + "/v1/cases/" + caseId + "/transitions",
        "{\"to\": \"under-investigation\"}",
        a -> "the case is " + a.text("/state"));
    ngo.await(
        at.referral() + "/v1/referrals/" + referral.id() + "/feedback",
        a -> Optional.of(a.text("/status")).filter("investigating"::equals),
        "the feedback 'investigating'",
        status -> "feedback: " + status);
  }

  private void investigate(Referral referral, String caseId) {
    Investigation investigation =
        new Investigation(caseId, at, lahoreSupervisor, lahoreOfficer, prosecutor);
    chapter("Evidence: What was observed, and evidence with a chain that holds");
    Answer observed = investigation.readObservations();
    String evidence = investigation.recordEvidence();
    chapter("Other persons: Who else is in the case, and whether a victim is to be punished");
    String reference =
        lahoreOfficer
            .get(
                200,
                at.casework() + "/v1/cases/" + caseId,
                a -> "the case is " + a.text("/reference"))
            .text("/reference");
    investigation.reviewPunishment(
        referral.subject(),
        () -> acknowledgeAlert(lahoreSupervisor, reference, "non-punishment-review"));
    chapter(
        "Assessment: The offence assessment: it explains, a person signs, the prosecutor decides");
    investigation.assess(observed, evidence);
    chapter("Help: Help beside the investigation: a shelter, whatever the worker says in the case");
    investigation.askForHelp(caseId, referral.subject(), shelter);
    chapter("Dossier: The prosecutor reads the whole file, and asks back");
    investigation.prosecute();
    acknowledgeAlert(lahoreSupervisor, reference, "assessment-returned");
    chapter("Trial: A day in court, a video link for the worker, and a claim for compensation");
    investigation.goToCourt(
        referral.subject(), () -> acknowledgeAlert(lahoreSupervisor, reference, "trial-changed"));
  }

  private void takeBackConsent(Referral referral) {
    chapter(
        "Withdrawal: The worker takes the consent back: nobody reads on, and who has read must"
            + " answer");
    String consents = at.referral() + "/v1/subjects/" + referral.subject() + "/consents";
    String consent =
        ngo.get(200, consents, a -> "one consent, in force")
            .items()
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    ngo.post(200, consents + "/" + consent + "/withdrawal", "{}", a -> "withdrawn");
    Answer read = lahoreSupervisor.get(200, subject(referral), DemoStory::opened);
    lahoreSupervisor.expect(read.body().path("fields").isEmpty(), "reads on without consent");
    answerNotice(
        lahoreSupervisor, referral, "{\"answer\": \"kept\", \"ground\": \"criminal-proceedings\"}");
    answerNotice(ahtcSupervisor, referral, "{\"answer\": \"deleted\"}");
  }

  /** An agency that had read is alerted, and says what becomes of what it read. */
  private void answerNotice(Actor reader, Referral referral, String answer) {
    acknowledgeAlert(reader, referral.reference(), "consent-withdrawn");
    String notices = at.referral() + "/v1/withdrawal-notices";
    String notice =
        reader.await(
            notices + "?state=open&limit=200",
            a ->
                a.items()
                    .filter(n -> n.path("reference").asText().equals(referral.reference()))
                    .map(n -> n.path("id").asText())
                    .findFirst(),
            "the notice of the withdrawal",
            id -> "asked to delete what it read");
    reader.post(
        200,
        notices + "/" + notice + "/answer",
        answer,
        a -> "answered: " + a.text("/answer") + (a.has("/ground") ? ", " + a.text("/ground") : ""));
  }

  private void acknowledgeAlert(Actor actor, String reference, String about) {
    JsonNode alert =
        actor.await(
            at.notification() + "/v1/alerts?state=open&limit=200",
            a ->
                a.items()
                    .filter(i -> i.path("reference").asText().equals(reference))
                    .filter(i -> i.path("type").asText().endsWith("." + about + ".v1"))
                    .findFirst(),
            "an alert about " + reference,
            i -> "alert: " + i.path("reference").asText() + " " + about);
    actor.post(
        200,
        at.notification() + "/v1/alerts/" + alert.path("id").asText() + "/acknowledgement",
        "{}",
        a -> a.text("/state"));
  }

  private String subject(Referral referral) {
    return subject(referral, "investigation");
  }

  private String subject(Referral referral, String purpose) {
    return at.referral() + "/v1/subjects/" + referral.subject() + "?purpose=" + purpose;
  }

  private static boolean concerns(JsonNode item, String subject) {
    return item.path("case").path("subjects").findValuesAsText("subjectId").contains(subject);
  }

  private static boolean by(JsonNode entry, String client) {
    return entry.path("client").asText().equals(client);
  }

  private static String opened(Answer answer) {
    String open =
        StreamSupport.stream(
                ((Iterable<String>) answer.body().path("fields")::fieldNames).spliterator(), false)
            .collect(Collectors.joining(", "));
    String withheld =
        StreamSupport.stream(answer.body().path("withheld").spliterator(), false)
            .filter(w -> !w.path("reason").asText().equals("not-recorded"))
            .map(w -> w.path("field").asText() + " (" + w.path("reason").asText() + ")")
            .collect(Collectors.joining(", "));
    return "sees " + (open.isEmpty() ? "nothing" : open) + "\nwithheld: " + withheld;
  }

  private void chapter(String title) {
    audience.accept("");
    audience.accept(title);
  }

  /** The request that begins the story, complete as it stands. */
  public static String body() {
    try (InputStream in = DemoStory.class.getResourceAsStream("referral.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
