package org.amaan.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the platform the cells of the matrix: which request, as whom, and what came back. */
final class Asking {

  static final Comparator<AccessMatrix.Cell> ORDER =
      Comparator.comparing((AccessMatrix.Cell cell) -> cell.operation().name())
          .thenComparing(AccessMatrix.Cell::variant)
          .thenComparing(AccessMatrix.Cell::relation)
          .thenComparing(AccessMatrix.Cell::role);

  private static final int AT_ONCE = 12;

  /** Ids of what belongs to a referral, a subject or a case; then of these themselves. */
  private static final List<String> PARTS =
      List.of(
          "alertId",
          "taskId",
          "noticeId",
          "accessId",
          "attachmentId",
          "holdId",
          "reportId",
          "noteId",
          "assessmentId",
          "personId",
          "reviewId",
          "observationId",
          "evidenceId",
          "deliveryId",
          "subscriptionId");

  private static final List<String> WHOLES = List.of("caseId", "referralId", "subjectId");

  private final Platform platform;
  private final AccessMatrix matrix;
  private final Scene scene;
  private final Http http = new Http();

  Asking(Platform platform, AccessMatrix matrix) {
    this.platform = platform;
    this.matrix = matrix;
    this.scene = new Scene(platform);
  }

  /** A client for every role of every party, and the things that they are asked about. */
  void prepare() {
    Realm realm = platform.realm();
    Map<String, Callable<String>> clients = new LinkedHashMap<>();
    matrix
        .parties()
        .forEach(
            (party, agency) ->
                matrix
                    .roles()
                    .forEach(
                        role -> {
                          String id = AccessMatrix.clientOf(party, role);
                          clients.put(
                              id,
                              () -> {
                                realm.add(Realm.Client.named(id).of(agency).with(role));
                                return realm.token(id);
                              });
                        }));
    together(clients);
    scene.make();
  }

  Map<AccessMatrix.Cell, String> all(
      List<AccessMatrix.Cell> cells, Predicate<AccessMatrix.Cell> which) {
    return ask(
        cells.stream().filter(which).toList(),
        cell -> judged(cell, send(cell, token(matrix.client(cell)))));
  }

  /** A service asks for a token to its peers, as it does itself. */
  private String token(String client) {
    return Realm.SERVICES.contains(client)
        ? platform.tokens.of(client)
        : platform.realm().token(client);
  }

  /** The bare status, for tokens that are none. */
  Map<AccessMatrix.Cell, String> withToken(List<AccessMatrix.Cell> cells, String token) {
    return ask(cells, cell -> Integer.toString(send(cell, token).status()));
  }

  private Map<AccessMatrix.Cell, String> ask(
      List<AccessMatrix.Cell> cells, Function<AccessMatrix.Cell, String> asked) {
    Map<AccessMatrix.Cell, Callable<String>> calls = new LinkedHashMap<>();
    cells.forEach(cell -> calls.put(cell, () -> asked.apply(cell)));
    return together(calls);
  }

  private static <K> Map<K, String> together(Map<K, Callable<String>> calls) {
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<K, Future<String>> sent = new LinkedHashMap<>();
      calls.forEach((key, call) -> sent.put(key, clients.submit(call)));
      Map<K, String> answers = new LinkedHashMap<>();
      for (Map.Entry<K, Future<String>> each : sent.entrySet()) {
        answers.put(each.getKey(), each.getValue().get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      clients.shutdown();
    }
  }

  private Http.Reply send(AccessMatrix.Cell cell, String token) {
    Contracts.Operation operation = cell.operation();
    Map<String, String> values = values(cell);
    Map<String, String> headers = new HashMap<>();
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    if (operation.method().equals("POST")) {
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    } else if (!operation.method().equals("GET")) {
      // Nobody's version: whoever may change it is told so, and nothing is changed.
      headers.put("If-Match", "\"999999\"");
    }
    String body = null;
    if (operation.contentType() != null) {
      headers.put("Content-Type", operation.contentType());
      JsonNode said = cell.entry().path("body");
      body = filled((said.isMissingNode() ? operation.example() : said).toString(), values);
    }
    String sent = body;
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .until(
            () -> http.send(operation.method(), url(cell, values), headers, sent),
            reply -> !isBusy(reply));
  }

  /** Nothing was decided: it asks its client to repeat the request a little later. */
  private static boolean isBusy(Http.Reply reply) {
    return reply.status() == 503 && reply.headers().containsKey("retry-after");
  }

  /** What the scene knows of the thing, and where the services are. */
  private Map<String, String> values(AccessMatrix.Cell cell) {
    Map<String, String> values = new TreeMap<>(scene.thing(cell.about()));
    if (cell.about().equals("failed-message")) {
      values.putAll(
          scene.thing(
              "failed-message "
                  + (cell.operation().service().equals(Platform.CASE) ? "casework" : "referral")));
    }
    values.put(Platform.REFERRAL, platform.at.referral());
    values.put(Platform.CASE, platform.at.casework());
    values.put(Platform.NOTIFICATION, platform.at.notification());
    return values;
  }

  private String url(AccessMatrix.Cell cell, Map<String, String> values) {
    String query =
        Contracts.fields(cell.entry().path("query")).stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(
                            filled(field.getValue().asText(), values), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return values.get(cell.operation().service())
        + filled(cell.operation().path(), values)
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static String filled(String template, Map<String, String> values) {
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    // Of what the thing does not have: one that nobody has.
    return text.replaceAll("\\{(taskId|holdId)}", UUID.randomUUID().toString());
  }

  /** In the words of the matrix. */
  private String judged(AccessMatrix.Cell cell, Http.Reply reply) {
    int status = reply.status();
    if (status >= 500) {
      return Integer.toString(status);
    }
    if (cell.expected().equals(Integer.toString(status))) {
      return cell.expected();
    }
    if (status == 401 || status == 403 || status == 404) {
      return Integer.toString(status);
    }
    boolean lists =
        cell.operation().method().equals("GET") && reply.text().startsWith("{\"items\"");
    Optional<String> listed = lists ? listedIn(cell) : Optional.empty();
    if (listed.isPresent()) {
      return reply.text().contains(listed.get()) ? AccessMatrix.ALLOWED : AccessMatrix.WITHOUT;
    }
    return cell.expected().equals(AccessMatrix.ALLOWED)
        ? AccessMatrix.ALLOWED
        : Integer.toString(status);
  }

  /** The id that a list is searched for; a list of everybody's is not asked for one thing. */
  private Optional<String> listedIn(AccessMatrix.Cell cell) {
    String path = cell.operation().path();
    if (cell.about().equals("directory")) {
      return Optional.empty();
    }
    Stream<String> own = PARTS.stream().filter(name -> !path.contains("{" + name + "}"));
    Stream<String> names = path.contains("{") ? own : Stream.concat(own, WHOLES.stream());
    return names.map(scene.thing(cell.about())::get).filter(Objects::nonNull).findFirst();
  }

  /** By name; null is a request without one. */
  Map<String, String> badTokens() {
    Realm realm = platform.realm();
    Map<String, String> tokens = new TreeMap<>();
    Realm.Client good =
        Realm.Client.named("matrix-bad").of("umeed-trust").with("referrer", "platform-admin");
    realm.add(good);
    String token = realm.token(good.id());
    HostileTokens hostile = new HostileTokens(token, realm.keys("amaan"));
    tokens.put("none", null);
    tokens.put("garbage", "garbage");
    tokens.put("expired", expired(realm));
    realm.add(new Realm.Client("matrix-no-audience", good.roles(), good.claims(), List.of(), 900));
    tokens.put("audience-missing", realm.token("matrix-no-audience"));
    realm.add(
        new Realm.Client(
            "matrix-other-audience", good.roles(), good.claims(), List.of("account"), 900));
    tokens.put("audience-of-another", realm.token("matrix-other-audience"));
    realm.addRealm("elsewhere");
    realm.add("elsewhere", good);
    tokens.put("other-issuer", realm.fresh("elsewhere", good.id()));
    tokens.put("unsigned", hostile.unsigned());
    tokens.put("foreign-signature", hostile.signedByAnother());
    tokens.put("altered-claims", hostile.altered());
    tokens.put("key-in-header", hostile.withKeyInHeader());
    tokens.put("key-address-in-header", hostile.withKeyAddressInHeader());
    tokens.put("key-id-of-a-path", hostile.withKeyIdOfAPath());
    tokens.put("hmac-with-public-key", hostile.signedWithPublicKeyAsSecret());
    return tokens;
  }

  /** One that was good for a second. */
  private String expired(Realm realm) {
    Realm.Client brief =
        Realm.Client.named("matrix-brief").of("umeed-trust").with("referrer").endingAfter(1);
    realm.add(brief);
    String token = realm.fresh("amaan", brief.id());
    for (String service :
        List.of(platform.at.referral(), platform.at.casework(), platform.at.notification())) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  http.send(
                              "GET",
                              service + "/v1/audit?subject=" + UUID.randomUUID(),
                              Map.of("Authorization", "Bearer " + token),
                              null)
                          .status()
                      == 401);
    }
    return token;
  }
}
