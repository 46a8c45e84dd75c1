package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.launcher.stack.Secrets;
import org.amaan.launcher.story.Answer;
import org.amaan.launcher.story.DemoStory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job from the NGO to the police unit and back, against the real platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoStoryTest {

  /** What the story's referral says about the person; see referral.json of the launcher. */
  private static final List<String> PERSONAL =
      List.of(
          "Akhtar Example",
          "923000000001",
          "south of the canal",
          "Unexplained scar",
          "woke",
          "calls himself");

  private final Platform platform = Platform.running();
  private final List<String> told = new ArrayList<>();
  private DemoStory.Told result;

  @BeforeAll
  void play() {
    result = new DemoStory(platform.at, platform.tokens, told::add).play();
  }

  @Test
  void everyStepIsToldWithItsActorAndAnswer() {
    assertThat(told.stream().filter(line -> line.matches("[A-Z][A-Za-z -]+: .+")))
        .as(told::toString)
        .hasSize(14);
    assertThat(told.stream().anyMatch(line -> line.contains(result.reference()))).isTrue();
    assertThat(told.stream().noneMatch(line -> PERSONAL.stream().anyMatch(line::contains)))
        .isTrue();
  }

  @Test
  void aRequestSentTwiceIsOneReferral() {
    Answer list =
        platform.api.get(
            "umeed-caseworker",
            platform.at.referral()
                + "/v1/referrals?direction=sent&reference="
                + result.reference());
    assertThat(list.items().map(item -> item.path("id").asText()).toList())
        .isEqualTo(List.of(result.referralId()));
  }

  @Test
  void aRequestSentEightTimesAtOnceIsOneReferralToo() throws Exception {
    UUID key = Platform.key();
    String url = platform.at.referral() + "/v1/referrals";
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Future<Answer>> sent =
          Stream.generate(
                  () ->
                      clients.submit(
                          () ->
                              platform.api.post(
                                  "umeed-caseworker", url, platform.referralBody(), key)))
              .limit(8)
              .toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : sent) {
        answers.add(answer.get());
      }
      Set<Integer> statuses = answers.stream().map(Answer::status).collect(Collectors.toSet());
      // One that comes while the first is still at work is told so, and may repeat itself.
      assertThat(Set.of(201, 409).containsAll(statuses)).as(statuses::toString).isTrue();
      Answer last = platform.api.post("umeed-caseworker", url, platform.referralBody(), key);
      assertThat(last.replayed()).isTrue();
      assertThat(
              answers.stream()
                  .filter(answer -> answer.status() == 201)
                  .map(answer -> answer.text("/id"))
                  .collect(Collectors.toSet()))
          .isEqualTo(Set.of(last.text("/id")));
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void whoIsNoPartySeesNothing() {
    String referral = platform.at.referral() + "/v1/referrals/" + result.referralId();
    assertThat(platform.api.get("stranger-ngo", referral).status()).isEqualTo(404);
    assertThat(platform.api.post("stranger-ngo", referral + "/receipt", "{}").status())
        .isEqualTo(404);
    String subject = platform.at.referral() + "/v1/subjects/" + result.subjectId();
    assertThat(platform.api.get("stranger-ngo", subject + "?purpose=protection").status())
        .isEqualTo(404);
    String file = platform.at.casework() + "/v1/cases/" + result.caseId();
    assertThat(platform.api.get("ahtc-officer-1", file).status()).isEqualTo(404);
    assertThat(platform.api.get("panah-shelter", file).status()).isEqualTo(404);
    assertThat(platform.api.get("prosecutor-punjab", file).status()).isEqualTo(200);
    assertThat(platform.api.get("lahore-officer", file).status()).isEqualTo(200);
  }

  @Test
  void ofTheTrialHearWhoHoldsAndWhoProsecutesTheCase() {
    String file = platform.at.casework() + "/v1/cases/" + result.caseId();
    for (String records : List.of("hearings", "protection-measures", "compensation-claims")) {
      String url = file + "/" + records;
      for (String client : List.of("lahore-officer", "prosecutor-punjab")) {
        assertThat(platform.api.get(client, url).items().count()).as(client + " " + url).isOne();
      }
      for (String client :
          List.of("umeed-caseworker", "panah-shelter", "ahtc-officer-1", "nrm-pk")) {
        assertThat(platform.api.get(client, url).status()).as(client + " " + url).isEqualTo(404);
      }
    }
  }

  @Test
  void whatTheVictimToldIsInNoLog() throws IOException {
    try (Stream<Path> logs = Files.list(platform.home.folder().resolve("logs"))) {
      for (Path log : logs.toList()) {
        String text = Files.readString(log);
        PERSONAL.forEach(
            words -> assertThat(text.contains(words)).as(words + " in " + log).isFalse());
      }
    }
  }

  @Test
  void whatTheVictimToldStandsReadableInNoDatabase() throws SQLException {
    assertThat(rowsWith("referral", "umeed-trust") > 0)
        .as("the search itself finds nothing")
        .isTrue();
    for (String database :
        List.of(
            "referral",
            "referral_keys",
            "casework",
            "casework_keys",
            "notification",
            "notification_keys")) {
      for (String words : PERSONAL) {
        assertThat(rowsWith(database, words)).as(words + " in " + database).isEqualTo(0);
      }
    }
  }

  private int rowsWith(String database, String words) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + platform.ports.postgres() + "/" + database;
    try (Connection connection =
            DriverManager.getConnection(url, "postgres", Secrets.of("postgres"));
        Statement statement = connection.createStatement()) {
      int found = 0;
      for (String table : tables(statement)) {
        // bytes are shown in hexadecimal
        String search =
            "SELECT count(*) FROM %1$s t WHERE t::text LIKE '%%%2$s%%'".formatted(table, words)
                + " OR t::text LIKE '%%' || encode(convert_to('%s', 'UTF8'), 'hex') || '%%'"
                    .formatted(words);
        try (ResultSet count = statement.executeQuery(search)) {
          count.next();
          found += count.getInt(1);
        }
      }
      return found;
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    String all =
        "SELECT quote_ident(table_name) FROM information_schema.tables"
            + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    try (ResultSet names = statement.executeQuery(all)) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }
}
