package org.amaan.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The platform's own Keycloak: clients of our making in its realm, and their real tokens. */
public final class Realm {

  static final String ADMINISTRATOR = "system-tests";
  static final String SECRET = "demo-system-tests";

  /** The services, which every person's and client's token names as its audience. */
  public static final List<String> SERVICES =
      List.of(Platform.REFERRAL, Platform.CASE, Platform.NOTIFICATION);

  private static final String JSON_MARK = "json:";

  private final Http http = new Http();
  private final String keycloak;
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  Realm(String keycloak) {
    this.keycloak = keycloak;
  }

  /** A client to be made; nothing is in its tokens that is not said here. */
  public record Client(
      String id, List<String> roles, Map<String, String> claims, List<String> audiences, int ends) {

    public static Client named(String id) {
      return new Client(id, List.of(), Map.of(), SERVICES, 900);
    }

    public Client with(String... roles) {
      return new Client(id, List.of(roles), claims, audiences, ends);
    }

    /** Agency, or agency/unit, with a person; nothing when blank. */
    public Client of(String agencyAndUnit) {
      Map<String, String> said = new TreeMap<>(claims);
      String[] parts = agencyAndUnit.split("/");
      if (!parts[0].isBlank()) {
        said.put("agency", parts[0]);
        said.put("person", id);
      }
      if (parts.length > 1) {
        said.put("unit", parts[1]);
      }
      return new Client(id, roles, said, audiences, ends);
    }

    /** A claim whose value is JSON, not text. */
    Client claiming(String name, String json) {
      Map<String, String> said = new TreeMap<>(claims);
      said.put(name, JSON_MARK + json);
      return new Client(id, roles, said, audiences, ends);
    }

    Client forAudiences(String... services) {
      return new Client(id, roles, claims, Arrays.asList(services), ends);
    }

    Client endingAfter(int seconds) {
      return new Client(id, roles, claims, audiences, seconds);
    }

    private ObjectNode json() {
      ObjectNode json = Http.JSON.createObjectNode();
      json.put("clientId", id).put("secret", "demo-" + id);
      json.put("serviceAccountsEnabled", true).put("standardFlowEnabled", false);
      json.putArray("defaultClientScopes");
      json.putArray("optionalClientScopes");
      json.putObject("attributes")
          .put("access.token.header.type.rfc9068", "true")
          .put("access.token.lifespan", Integer.toString(ends));
      ArrayNode mappers = json.putArray("protocolMappers");
      mapper(mappers, "oidc-sub-mapper", "subject");
      mapper(mappers, "oidc-usermodel-realm-role-mapper", "roles")
          .put("claim.name", "realm_access.roles")
          .put("multivalued", "true")
          .put("jsonType.label", "String");
      roles.forEach(
          role -> mapper(mappers, "oidc-hardcoded-role-mapper", "role " + role).put("role", role));
      audiences.forEach(
          name ->
              mapper(mappers, "oidc-audience-mapper", "audience " + name)
                  .put("included.client.audience", name));
      claims.forEach(
          (name, value) ->
              mapper(mappers, "oidc-hardcoded-claim-mapper", name)
                  .put("claim.name", name)
                  .put("claim.value", value.replace(JSON_MARK, ""))
                  .put("jsonType.label", value.startsWith(JSON_MARK) ? "JSON" : "String"));
      return json;
    }

    private static ObjectNode mapper(ArrayNode mappers, String kind, String name) {
      ObjectNode mapper = mappers.addObject();
      mapper.put("name", name).put("protocol", "openid-connect").put("protocolMapper", kind);
      return mapper.putObject("config").put("access.token.claim", "true");
    }
  }

  /**
   * Another realm of the same server, with the same roles and service clients: a foreign issuer.
   */
  void addRealm(String name) {
    ObjectNode realm = Http.JSON.createObjectNode().put("realm", name).put("enabled", true);
    ArrayNode roles = realm.putObject("roles").putArray("realm");
    AccessMatrix.read().roles().forEach(role -> roles.addObject().put("name", role));
    ArrayNode clients = realm.putArray("clients");
    SERVICES.forEach(service -> clients.addObject().put("clientId", service));
    call("POST", "/admin/realms", realm).require(201);
  }

  public void add(Client client) {
    add("amaan", client);
  }

  /** One whose tokens do not say of themselves that they are access tokens. */
  void addUntyped(Client client) {
    ObjectNode json = client.json();
    ((ObjectNode) json.path("attributes")).put("access.token.header.type.rfc9068", "false");
    call("POST", "/admin/realms/amaan/clients", json).require(201);
  }

  /** What Keycloak answers to a client that asks for a scope; none when empty. */
  Http.Reply asked(String client, String scope) {
    return asked("amaan", client, "demo-" + client, scope);
  }

  void add(String realm, Client client) {
    call("POST", "/admin/realms/" + realm + "/clients", client.json()).require(201);
  }

  /** The client's token, asked for once. */
  public String token(String client) {
    return kept.computeIfAbsent(client, id -> fresh("amaan", id));
  }

  String fresh(String realm, String client) {
    return fresh(realm, client, "demo-" + client);
  }

  /** The keys that the realm publishes. */
  JsonNode keys(String realm) {
    return http.send(
            "GET", keycloak + "/realms/" + realm + "/protocol/openid-connect/certs", Map.of(), null)
        .require(200)
        .json();
  }

  private String fresh(String realm, String client, String secret) {
    return asked(realm, client, secret, "").require(200).json().path("access_token").asText();
  }

  private Http.Reply asked(String realm, String client, String secret, String scope) {
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", client,
                "client_secret", secret));
    if (!scope.isEmpty()) {
      form.put("scope", scope);
    }
    return http.send(
        "POST",
        keycloak + "/realms/" + realm + "/protocol/openid-connect/token",
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&")));
  }

  private Http.Reply call(String method, String path, JsonNode body) {
    // An administrator's token lives a minute: one for each call.
    String token = fresh("master", ADMINISTRATOR, SECRET);
    return http.send(
        method,
        keycloak + path,
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
        body.toString());
  }
}
