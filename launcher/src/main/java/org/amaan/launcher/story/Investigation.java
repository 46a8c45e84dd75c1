package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** How the unit that holds the case works it, from what was observed to what a court reads. */
final class Investigation {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] CHAT =
      """
      Exported chat. Fictional.
      Ustad: The clinic takes him on Thursday, tissue typing is paid.
      Ustad: He owes the kiln, he has nowhere to go. He will not say no.
      """
          .getBytes(StandardCharsets.UTF_8);

  /** The scar, and the unexplained operation: no consent opens what is medical. */
  private static final Set<String> MEDICAL = Set.of("A1", "A4");

  private static final String FIRST_ACT = "PREVENTION OF TRAFFICKING IN PERSONS ACT 2018";

  private final String caseUrl;
  private final Endpoints at;
  private final Actor supervisor;
  private final Actor officer;
  private final Actor prosecutor;

  Investigation(String caseId, Endpoints at, Actor supervisor, Actor officer, Actor prosecutor) {
    this.caseUrl = at.casework() + "/v1/cases/" + caseId;
    this.at = at;
    this.supervisor = supervisor;
    this.officer = officer;
    this.prosecutor = prosecutor;
  }

  /** What the referrer saw comes as codes; the note and the scar stay with the person's record. */
  Answer readObservations() {
    String url = caseUrl + "/observations";
    officer.await(
        url,
        a -> a.items().filter(o -> o.path("indicator").asText().equals("R1")).findFirst(),
        "the observations of the referral",
        o -> "what consent opens has come with the case");
    Answer observed =
        officer.get(
            200,
            url,
            a ->
                a.items()
                    .map(o -> o.path("indicator").asText() + " " + o.path("value").asText())
                    .collect(Collectors.joining(", ")));
    officer.expect(observed.items().noneMatch(o -> o.has("note")), "reads the referrer's notes");
    officer.expect(
        observed.items().noneMatch(o -> MEDICAL.contains(o.path("indicator").asText())),
        "reads of the scar");
    officer.get(
        200,
        caseUrl + "/screening",
        a ->
            "to preserve now: "
                + a.body().path("preserve").size()
                + " things, first: "
                + a.text("/preserve/0/text"));
    return observed;
  }

  /** Collected by the officer, kept by the supervisor, who signs for it. */
  String recordEvidence() {
    String url = caseUrl + "/evidence";
    ObjectNode item =
        JSON.createObjectNode()
            .put("kind", "message")
            .put("description", "Chat of a broker, from the worker's telephone. Fictional.")
            .put(
                "collectedAt",
                Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString())
            .put("place", "Lahore. Fictional.")
            .put("sha256", sha256(CHAT))
            .put("handling", "H0");
    String evidence =
        officer
            .post(201, url, item.toString(), a -> "a chat, with the hash of its file")
            .text("/id");
    String one = url + "/" + evidence;
    byte[] tampered = CHAT.clone();
    tampered[0] ^= 1;
    officer.putFile(
        422, one + "/content", "text/plain", tampered, a -> "one bit differs: " + a.text("/title"));
    officer.putFile(201, one + "/content", "text/plain", CHAT, a -> "the file is kept, encrypted");
    String transfer =
        officer
            .post(
                201,
                one + "/transfers",
                """
                {"to": {"agency": "lahore-police", "unit": "lahore-investigation",
                        "person": "lahore-supervisor"},
                 "place": "Evidence room, Lahore. Fictional.", "reason": "storage"}
                """,
                a -> "handed over; until it is countersigned the officer answers for it")
            .text("/id");
    supervisor.post(
        200, one + "/transfers/" + transfer + "/countersignature", "{}", a -> "countersigned");
    Answer verified =
        officer.post(
            200,
            url + "/verification",
            "",
            a -> a.text("/valid").equals("true") ? "content and chain are whole" : "broken");
    officer.expect(verified.body().path("valid").asBoolean(), "finds the evidence broken");
    return evidence;
  }

  /** A victim who was made to recruit others is not to be punished for it without a second look. */
  void reviewPunishment(String subjectId, Runnable alerted) {
    officer.post(
        201,
        caseUrl + "/persons",
        """
        {"kind": "natural", "standing": "suspect", "handling": "H0", "aliases": ["Ustad"],
         "roles": ["BrokerTravelAgent", "amaan:matchmaker"],
         "details": "Comes to the kiln, arranges the clinic. Fictional."}
        """,
        a -> "a broker is entered");
    officer.post(
        201,
        caseUrl + "/persons",
        """
        {"kind": "natural", "standing": "accused", "handling": "H0",
         "roles": ["RecruiterOrIntermediary"], "subjectId": "%s"}
        """
            .formatted(subjectId),
        a -> "the worker is accused of having recruited a neighbour …");
    alerted.run();
    String reviews = caseUrl + "/non-punishment-reviews";
    String review =
        supervisor
            .await(
                reviews,
                a -> a.items().findFirst(),
                "the review",
                r ->
                    "… which raises a review, due "
                        + r.path("dueAt").asText()
                        + "; of non-punishment: "
                        + reach(r.at("/nationalRule/charges")))
            .path("id")
            .asText();
    supervisor.post(
        200,
        reviews + "/" + review + "/conclusion",
        """
        {"outcome": "not-punished",
         "reason": "Was told to bring a neighbour, or the debt would double. Fictional."}
        """,
        a -> "concluded by another person: " + a.text("/outcome"));
  }

  void assess(Answer observed, String evidence) {
    String url = caseUrl + "/assessment";
    LocalDate journey = LocalDate.now(ZoneOffset.UTC).minusMonths(2);
    ObjectNode body =
        JSON.createObjectNode()
            .put("consentMentioned", true)
            .put("actsFrom", journey.toString())
            .put("actsTo", journey.plusDays(9).toString());
    ArrayNode findings = body.putArray("findings");
    finding(
        findings,
        "recruitment",
        "established",
        "A broker came to the kiln twice and arranged the journey.",
        observed,
        List.of("R1"),
        List.of(evidence));
    finding(
        findings,
        "transportation",
        "indicated",
        "Taken to the clinic by the broker's driver.",
        observed,
        List.of(),
        List.of());
    finding(
        findings,
        "position-of-vulnerability",
        "established",
        "Bonded by a debt to the kiln's owner, without papers, with nowhere to go.",
        observed,
        List.of("U1", "U2", "R12"),
        List.of());
    finding(
        findings,
        "abuse-of-vulnerability",
        "established",
        "The broker writes that the worker owes the kiln and will not say no.",
        observed,
        List.of(),
        List.of(evidence));
    finding(
        findings,
        "purpose-of-organ-removal",
        "established",
        "Tissue typing was paid before the journey.",
        observed,
        List.of(),
        List.of(evidence));
    finding(
        findings, "abduction", "contradicted", "Travelled openly.", observed, List.of(), List.of());
    finding(
        findings,
        "organ-removal",
        "indicated",
        "No record of the operation has been seen yet.",
        observed,
        List.of(),
        List.of());
    finding(
        findings,
        "without-authorisation",
        "unknown",
        "The transplant authority has been asked.",
        observed,
        List.of(),
        List.of());
    Answer draft =
        officer.putFirst(
            201,
            url,
            body.toString(),
            a ->
                "drafted: %s by the Protocol, %s by the Act of 2018, %s by the transplant Act of 2010"
                    .formatted(
                        a.text("/results/0/outcome"),
                        a.text("/definitions/0/outcome"),
                        a.text("/definitions/1/outcome")));
    officer.expect(
        draft.text("/definitions/0/outcome").equals("not-covered"),
        "is told that the Act of 2018 covers it");
    officer.post(
        201,
        url + "/signature",
        "{\"version\": " + draft.text("/version") + "}",
        a -> "signed, and not to be changed any more");
    officer.print(url, "printed as a person reads it", FIRST_ACT);
  }

  /** Whether a rule protects the worker from each charge: nobody is told to be safe who is not. */
  private static String reach(JsonNode charges) {
    return StreamSupport.stream(charges.spliterator(), false)
        .map(charge -> charge.path("definition").asText() + " " + charge.path("reach").asText())
        .collect(Collectors.joining(", "));
  }

  private static void finding(
      ArrayNode findings,
      String element,
      String value,
      String reason,
      Answer observed,
      List<String> indicators,
      List<String> evidence) {
    ObjectNode finding =
        findings.addObject().put("element", element).put("value", value).put("reason", reason);
    ArrayNode observations = finding.putArray("observations");
    observed
        .items()
        .filter(o -> indicators.contains(o.path("indicator").asText()))
        .forEach(o -> observations.add(o.path("id").asText()));
    ArrayNode items = finding.putArray("evidence");
    evidence.forEach(items::add);
  }

  /** Help does not wait for the investigation, nor for what the worker says in it. */
  void askForHelp(String caseId, String subjectId, Actor shelter) {
    String referral =
        supervisor
            .post(
                201,
                at.referral() + "/v1/referrals",
                """
                {"receiver": {"agency": "panah-shelter"}, "need": "protection",
                 "urgency": "routine", "serviceType": "shelter",
                 "situation": {"country": "PK", "area": "PK-PB", "crossBorder": false,
                               "organFacility": false},
                 "caseId": "%s", "subjectId": "%s"}
                """
                    .formatted(caseId, subjectId),
                a -> "refers the worker to a shelter: " + a.text("/reference"))
            .text("/id");
    shelter.post(
        200,
        at.referral() + "/v1/referrals/" + referral + "/acceptance",
        "{}",
        a -> "now " + a.text("/state"));
    supervisor.await(
        caseUrl + "/protection",
        a ->
            a.items()
                .filter(r -> r.path("referralId").asText().equals(referral))
                .filter(r -> r.path("state").asText().equals("accepted"))
                .findFirst(),
        "what became of the referral to the shelter",
        r -> "the case knows: " + r.path("serviceType").asText() + " " + r.path("state").asText());
  }

  /** The prosecution is granted reading, gets the whole file, and asks back. */
  void prosecute() {
    supervisor.post(
        200,
        caseUrl + "/transitions",
        "{\"to\": \"with-prosecution\", \"prosecution\": {\"agency\": \"punjab-prosecution\"}}",
        a -> "the case is " + a.text("/state"));
    Answer dossier =
        prosecutor.download(
            200,
            caseUrl + "/dossier?language=ur",
            "application/zip",
            a -> "the dossier: " + files(a));
    prosecutor.expect(files(dossier).contains("manifest.json"), "gets no manifest");
    Answer assessment =
        prosecutor.get(200, caseUrl + "/assessment", a -> "reads: " + a.text("/state"));
    prosecutor.post(
        201,
        caseUrl + "/assessment/return",
        """
        {"version": %s, "questions": ["On what does the finding on transportation rest?"]}
        """
            .formatted(assessment.text("/version")),
        a -> "and returns it with a question");
  }

  /** The prosecution, which goes to court, enters the date; the unit sees who is protected how. */
  void goToCourt(String subject, Runnable toldOfHearing) {
    Answer hearing =
        prosecutor.post(
            201,
            caseUrl + "/hearings",
            """
            {"kind": "testimony", "courtLevel": "first-instance-higher",
             "court": "Sessions Court No. 3, Lahore (fictional)", "startsAt": "%s",
             "timeZone": "Asia/Karachi", "inCamera": true}
            """
                .formatted(inDays(40)),
            a -> "a hearing is entered: the worker testifies behind closed doors");
    toldOfHearing.run();
    Answer seen =
        officer.get(
            200,
            caseUrl + "/hearings/" + hearing.text("/id"),
            a -> "reads the hearing: " + a.text("/kind") + ", " + a.text("/state"));
    officer.expect(seen.body().path("inCamera").asBoolean(), "takes the hearing to be public");
    officer.post(
        201,
        caseUrl + "/protection-measures",
        """
        {"kind": "video-link", "subjectId": "%s", "reviewDueAt": "%s"}
        """
            .formatted(subject, inDays(30)),
        a -> "asks that the worker be heard by video link");
    prosecutor.post(
        201,
        caseUrl + "/compensation-claims",
        """
        {"subjectId": "%s", "route": "criminal-proceedings", "filingDueAt": "%s",
         "claimed": {"currency": "PKR", "minorUnits": 250000000}}
        """
            .formatted(subject, inDays(60)),
        a -> "and prepares the worker's claim for compensation");
    Answer file = officer.get(200, caseUrl, a -> "what is due next: " + a.text("/dueAt"));
    officer.expect(
        file.body()
            .path("deadlines")
            .findValuesAsText("kind")
            .containsAll(Set.of("hearing", "protection-review", "compensation-filing")),
        "does not see what is due of the trial");
  }

  private static Instant inDays(int days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String files(Answer zip) {
    StringBuilder names = new StringBuilder();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip.body().binaryValue()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.append(names.isEmpty() ? "" : ", ").append(entry.getName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.toString();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
