package org.amaan.referral.referral.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Files;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an agency may not know changes nothing that it can observe. Two worlds: the same one before
 * and after a secret; but for the secret, every answer is equal to the letter, headers included.
 */
@QuarkusTest
class SilenceTest extends ServiceTest {

  private static final String UMEED = "umeed-caseworker";
  private static final String SHELTER = "panah-shelter";
  private static final String OFFICER = "ahtc-officer-1";
  private static final String SUPERVISOR = "ahtc-supervisor";
  private static final String LEGAL_AID = "insaf-legal";

  private static final String CONSENT_TO_LEGAL_AID =
      """
      {"givenBy": "subject", "method": "verbal", "language": "ur", "interpreter": false,
       "explained": ["purpose", "uses", "withdrawal"],
       "givenAt": "2026-03-01T09:30:00Z", "purposes": ["legal-aid"],
       "recipients": {"agencyTypes": ["legal-aid"]}, "categories": ["identity", "narrative"]}
      """;

  @Inject Rows rows;

  /**
   * @param referral that the observer knows
   * @param first the referral by which the case opened
   */
  private record World(Referred referral, Referred first, UUID caseId) {}

  private record Secret(
      String what, String observer, Supplier<World> before, Consumer<World> happens) {
    @Override
    public String toString() {
      return observer + " does not learn that " + what;
    }
  }

  private Stream<Secret> secrets() {
    return Stream.of(
        // Umeed referred to the police; no consent names it.
        new Secret("work begins", UMEED, SilenceTest::withPolice, this::started),
        new Secret(
            "work ends",
            UMEED,
            SilenceTest::withPolice,
            world -> {
              started(world);
              move(SUPERVISOR, world.first(), "completion", "{\"outcome\": \"victim-declined\"}");
            }),
        new Secret(
            "it is investigated",
            UMEED,
            SilenceTest::withPolice,
            world -> feedback(world, 1, "investigating")),
        new Secret(
            "it is prosecuted",
            UMEED,
            SilenceTest::withPolice,
            world -> {
              feedback(world, 1, "investigating");
              feedback(world, 2, "prosecuting");
            }),
        new Secret("the case is closed", UMEED, SilenceTest::withPolice, world -> closed(world, 3)),
        new Secret(
            "a closed case is reopened",
            UMEED,
            SilenceTest::withPolice,
            world -> {
              closed(world, 3);
              feedback(world, 4, "investigating");
            }),
        new Secret("it is handed over", UMEED, SilenceTest::withPolice, this::handedOver),
        new Secret(
            "a prosecutor may read",
            UMEED,
            SilenceTest::withPolice,
            world ->
                world
                    .first()
                    .reportCustody(
                        world.caseId(), 2, "ahtc", "ahtc-islamabad", "punjab-prosecution")),
        new Secret(
            "the police ask a shelter for help",
            UMEED,
            SilenceTest::withPolice,
            world -> onward(world)),
        new Secret(
            "the shelter takes her in",
            UMEED,
            SilenceTest::withPolice,
            world -> accepted(SHELTER, onward(world))),
        new Secret(
            "the shelter is done",
            UMEED,
            SilenceTest::withPolice,
            world -> {
              UUID help = onward(world);
              accepted(SHELTER, help);
              Stages.move(SHELTER, help, "start", "{}").statusCode(200);
              Stages.move(SHELTER, help, "completion", "{\"outcome\": \"served\"}").statusCode(200);
            }),
        new Secret(
            "an officer drafts a referral", UMEED, SilenceTest::withPolice, this::officersDraft),
        new Secret(
            "it is late",
            UMEED,
            SilenceTest::withPolice,
            world ->
                rows.change(
                    "UPDATE referral SET due_at = now() - interval '1 day' WHERE id = ?",
                    world.first().referralId())),
        new Secret(
            "it is prosecuted, while it knows of the investigation",
            UMEED,
            SilenceTest::investigatedAsUmeedIsTold,
            world -> feedback(world, 2, "prosecuting")),
        // The shelter has taken her in.
        new Secret(
            "she is referred to legal aid",
            SHELTER,
            SilenceTest::withShelter,
            world -> toLegalAid(world)),
        new Secret(
            "legal aid accepts",
            SHELTER,
            SilenceTest::withShelter,
            world -> accepted(LEGAL_AID, toLegalAid(world))),
        new Secret(
            "legal aid refuses",
            SHELTER,
            SilenceTest::withShelter,
            world ->
                Stages.move(
                        LEGAL_AID,
                        toLegalAid(world),
                        "refusal",
                        "{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
                    .statusCode(200)),
        new Secret(
            "legal aid asks and is answered",
            SHELTER,
            SilenceTest::withShelter,
            world -> {
              UUID other = toLegalAid(world);
              Stages.move(LEGAL_AID, other, "information-requests", "{\"questions\": [\"Who?\"]}")
                  .statusCode(200);
              Stages.move(UMEED, other, "answers", "{\"answers\": [\"She.\"]}").statusCode(200);
            }),
        new Secret(
            "a consent names legal aid",
            SHELTER,
            SilenceTest::withShelter,
            world -> consent(world, CONSENT_TO_LEGAL_AID)),
        new Secret(
            "what is withheld from it is corrected",
            SHELTER,
            SilenceTest::withShelter,
            world -> medicalCorrected(world)),
        new Secret(
            "a draft names her", SHELTER, SilenceTest::withShelter, world -> umeedsDraft(world)),
        new Secret(
            "a file is at another referral",
            SHELTER,
            SilenceTest::withShelter,
            world ->
                Files.added(
                    UMEED,
                    new Referred(toLegalAid(world), world.referral().subjectId(), "x"),
                    Files.pdf(100),
                    "Attachment-Category",
                    "narrative")),
        new Secret(
            "her data are to be kept",
            SHELTER,
            SilenceTest::withShelter,
            world ->
                Api.commandAs("dpo-umeed")
                    .body("{\"authority\": \"Court\", \"caseNumber\": \"1\"}")
                    .post("/v1/subjects/{id}/legal-holds", world.referral().subjectId())
                    .then()
                    .statusCode(201)),
        // The police asked a shelter for help.
        new Secret("the case changes hands", SHELTER, SilenceTest::helping, this::handedOver),
        new Secret(
            "the case is investigated",
            SHELTER,
            SilenceTest::helping,
            world -> feedback(world, 1, "investigating")),
        new Secret(
            "the case behind it is closed",
            SHELTER,
            SilenceTest::helping,
            world -> closed(world, 3)),
        // The police have handed the case over.
        new Secret(
            "its successor works", OFFICER, this::afterTheHandover, world -> closed(world, 3)),
        new Secret(
            "its successor asks for help",
            OFFICER,
            this::afterTheHandover,
            world -> {
              Peers.custodian(world.caseId(), 2, "lahore-police", "lahore-investigation");
              onward("lahore-officer", world);
            }),
        // A stranger.
        new Secret("anything happens", "stranger-ngo", SilenceTest::withPolice, this::handedOver));
  }

  static Stream<String> all() {
    return new SilenceTest().secrets().map(Secret::toString);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void isKept(String what) {
    Secret secret = secrets().filter(one -> one.toString().equals(what)).findFirst().orElseThrow();
    World world = secret.before().get();
    String since = Instant.now().toString();
    Map<String, String> before = answers(secret.observer(), world, since);
    secret.happens().accept(world);
    Map<String, String> after = answers(secret.observer(), world, since);
    assertThat(text(after)).isEqualTo(text(before));
  }

  /** Whoever is addressed after a refusal sees it as if nobody had been before. */
  @Test
  void aReceiverDoesNotLearnThatAnotherRefused() {
    Referred first = referred("insaf-legal-aid");
    Referred second = referred("panah-shelter");
    Stages.move(SHELTER, second.referralId(), "receipt", "{}").statusCode(200);
    Stages.move(
            SHELTER,
            second.referralId(),
            "refusal",
            "{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
        .statusCode(200);
    Stages.move(
            UMEED,
            second.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"insaf-legal-aid\"}}")
        .statusCode(200);
    for (Referred each : List.of(first, second)) {
      Response seen = Api.as(LEGAL_AID).get("/v1/referrals/{id}", each.referralId());
      assertThat(seen.header("ETag")).isEqualTo("\"0\"");
      assertThat(seen.<String>path("state")).isEqualTo("submitted");
    }
    accepted(LEGAL_AID, first.referralId());
    accepted(LEGAL_AID, second.referralId());
    assertThat(versionFor(LEGAL_AID, second.referralId()))
        .isEqualTo(versionFor(LEGAL_AID, first.referralId()));
  }

  /** What it is told is news to it when it is told, and moves its version then. */
  @Test
  void whoIsNamedLaterIsToldThen() {
    World world = withPolice();
    started(world);
    UUID id = world.first().referralId();
    String silent = versionFor(UMEED, id);
    String since = Instant.now().toString();
    consent(world, Referred.CONSENT_NAMING_UMEED);
    Response told = Api.as(UMEED).get("/v1/referrals/{id}", id);
    assertThat(told.<String>path("state")).isEqualTo("in-progress");
    assertThat(told.header("ETag")).isNotEqualTo(silent);
    Api.as(UMEED)
        .get("/v1/referrals?direction=sent&updatedSince={since}", since)
        .then()
        .body("items.id", org.hamcrest.Matchers.hasItem(id.toString()));
    String heard = told.path("updatedAt");
    world.first().consentsWithdrawn();
    Response again = Api.as(UMEED).get("/v1/referrals/{id}", id);
    assertThat(again.<String>path("state")).isEqualTo("accepted");
    assertThat(again.header("ETag")).isNotEqualTo(told.header("ETag"));
    assertThat(again.<String>path("updatedAt")).isEqualTo(heard);
  }

  /** Whose change it is sees that it was one: nothing is silenced that is to be told. */
  @Test
  void whatIsToldMovesTheVersion() {
    Referred referred = Stages.at("submitted");
    String before = versionFor(UMEED, referred.referralId());
    Stages.move(SHELTER, referred.referralId(), "receipt", "{}").statusCode(200);
    String received = versionFor(UMEED, referred.referralId());
    assertThat(received).isNotEqualTo(before);
    accepted(SHELTER, referred.referralId());
    assertThat(versionFor(UMEED, referred.referralId())).isNotEqualTo(received);
    String taken = versionFor(SHELTER, referred.referralId());
    Stages.move(SHELTER, referred.referralId(), "start", "{}").statusCode(200);
    assertThat(versionFor(SHELTER, referred.referralId())).isNotEqualTo(taken);
  }

  // ---------------------------------------------------------------- what can be observed

  private static Map<String, String> answers(String observer, World world, String since) {
    String referral = "/v1/referrals/" + world.referral().referralId();
    String subject = "/v1/subjects/" + world.referral().subjectId();
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path :
        List.of(
            referral,
            referral + "/timeline",
            referral + "/timeline?limit=1",
            referral + "/feedback",
            referral + "/exclusions",
            referral + "/attachments?purpose=protection",
            referral + "/observations?purpose=protection",
            referral + "/observations?purpose=investigation",
            referral + "/reflection-period",
            subject + "?purpose=protection",
            subject + "?purpose=investigation",
            subject + "?purpose=legal-aid",
            subject + "/consents",
            "/v1/referrals?direction=sent&updatedSince=" + since,
            "/v1/referrals?direction=received&updatedSince=" + since,
            "/v1/referrals?updatedSince=" + since + "&limit=1",
            "/v1/tasks")) {
      Response answer = Api.as(observer).get(path);
      answers.put(
          path, answer.statusCode() + " " + answer.header("ETag") + " " + answer.asString());
    }
    Response late =
        Api.commandAs(observer).body("{\"answers\": [\"Here.\"]}").post(referral + "/answers");
    answers.put("answers", late.statusCode() + " " + late.asString());
    answers.replaceAll((path, answer) -> answer.replaceAll("\"traceId\":\"[^\"]*\"", ""));
    return answers;
  }

  private static String text(Map<String, String> answers) {
    StringBuilder text = new StringBuilder();
    answers.forEach((path, answer) -> text.append(path).append(": ").append(answer).append('\n'));
    return text.toString();
  }

  private static String versionFor(String observer, UUID id) {
    return Api.as(observer).get("/v1/referrals/{id}", id).header("ETag");
  }

  // ---------------------------------------------------------------- worlds

  private static World withPolice() {
    Referred referred = Referred.toPolice();
    return new World(referred, referred, referred.heldBy(SUPERVISOR, "ahtc", "ahtc-islamabad"));
  }

  private static World investigatedAsUmeedIsTold() {
    Referred referred =
        Referred.by(
            UMEED, "{\"agency\": \"ahtc\"}", "investigation", Referred.CONSENT_NAMING_UMEED);
    World world =
        new World(referred, referred, referred.heldBy(SUPERVISOR, "ahtc", "ahtc-islamabad"));
    feedback(world, 1, "investigating");
    return world;
  }

  private static World withShelter() {
    Referred referred = Stages.at("accepted");
    return new World(referred, referred, new UUID(0, 0));
  }

  private static World helping() {
    World police = withPolice();
    UUID help = onward(police);
    accepted(SHELTER, help);
    return new World(
        new Referred(help, police.first().subjectId(), police.first().planted()),
        police.first(),
        police.caseId());
  }

  private World afterTheHandover() {
    World police = withPolice();
    handedOver(police);
    return police;
  }

  private static Referred referred(String agency) {
    return Referred.by(
        UMEED,
        "{\"agency\": \"" + agency + "\"}",
        "protection",
        Stages.CONSENT.replace("[\"shelter\"]", "[\"shelter\", \"legal-aid\"]"));
  }

  // ---------------------------------------------------------------- what happens

  private void started(World world) {
    move(SUPERVISOR, world.first(), "start", "{}");
  }

  private static void move(String client, Referred referred, String command, String body) {
    Stages.move(client, referred.referralId(), command, body).statusCode(200);
  }

  private static void accepted(String client, UUID id) {
    Stages.move(client, id, "acceptance", "{}").statusCode(200);
  }

  private static void feedback(World world, long sequence, String status) {
    Api.as("case-service")
        .body(
            """
            {"sequence": %d, "caseId": "%s", "status": "%s", "at": "2026-11-2%dT10:00:00Z"}
            """
                .formatted(sequence, world.caseId(), status, sequence))
        .post("/v1/referrals/{id}/feedback", world.first().referralId())
        .then()
        .statusCode(204);
  }

  private static void closed(World world, long sequence) {
    Api.as("case-service")
        .body(
            """
            {"sequence": %d, "caseId": "%s", "status": "closed", "at": "2026-11-25T10:00:00Z",
             "disposition": "victim-withdrew", "outcome": "victim-declined"}
            """
                .formatted(sequence, world.caseId()))
        .post("/v1/referrals/{id}/feedback", world.first().referralId())
        .then()
        .statusCode(204);
  }

  private void handedOver(World world) {
    world.first().reportCustody(world.caseId(), 2, "lahore-police", "lahore-investigation");
  }

  private static UUID onward(World world) {
    return onward(OFFICER, world);
  }

  private static UUID onward(String officer, World world) {
    return created(
        officer,
        """
        {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
         "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
        """
            .formatted(world.first().subjectId(), world.caseId()));
  }

  private void officersDraft(World world) {
    created(
        OFFICER,
        """
        {"state": "draft", "receiver": {"agency": "panah-shelter"}, "need": "protection",
         "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
        """
            .formatted(world.first().subjectId(), world.caseId()));
  }

  private static UUID toLegalAid(World world) {
    return created(
        UMEED,
        """
        {"receiver": {"agency": "insaf-legal-aid"}, "need": "legal-aid", "urgency": "routine",
         "situation": {"country": "PK"}, "subjectId": "%s"}
        """
            .formatted(world.referral().subjectId()));
  }

  private static UUID umeedsDraft(World world) {
    return created(
        UMEED,
        """
        {"state": "draft", "receiver": {"agency": "insaf-legal-aid"}, "need": "legal-aid",
         "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s"}
        """
            .formatted(world.referral().subjectId()));
  }

  private static UUID created(String client, String body) {
    return UUID.fromString(
        Api.commandAs(client)
            .body(body)
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private static String consent(World world, String consent) {
    return Api.commandAs(UMEED)
        .body(consent)
        .post("/v1/subjects/{id}/consents", world.referral().subjectId())
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void medicalCorrected(World world) {
    String etag =
        Api.as(UMEED)
            .get("/v1/subjects/{id}?purpose=protection", world.referral().subjectId())
            .header("ETag");
    Api.patchAs(UMEED)
        .header("If-Match", etag)
        .body("{\"medical\": {\"summary\": \"A scar.\"}}")
        .patch("/v1/subjects/{id}", world.referral().subjectId())
        .then()
        .statusCode(200);
  }
}
