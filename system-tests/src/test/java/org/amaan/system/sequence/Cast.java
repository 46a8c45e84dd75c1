package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.amaan.launcher.stack.Checkout;
import org.amaan.system.Contracts;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** Everybody of the demo's realm who acts, and the directory that they are in. */
final class Cast {

  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, String> units = new TreeMap<>();
  private final Map<String, Actor> actors = new TreeMap<>();

  Cast(Platform platform) {
    JsonNode directory =
        Contracts.read(
            Checkout.find()
                .root()
                .resolve("referral-service/src/main/resources/demo-directory.yaml"));
    for (JsonNode agency : directory.path("agencies")) {
      types.put(agency.path("code").asText(), agency.path("type").asText());
      units.put(agency.path("code").asText(), agency.path("default-unit").asText(""));
    }
    JsonNode realm = Contracts.read(Checkout.find().realm());
    for (JsonNode client : realm.path("clients")) {
      String id = client.path("clientId").asText();
      if (client.path("serviceAccountsEnabled").asBoolean() && !id.endsWith("-service")) {
        add(id, claims(platform.tokens.of(id)));
      }
    }
  }

  Actor actor(String client) {
    return actors.get(client);
  }

  List<Actor> all() {
    return List.copyOf(actors.values());
  }

  List<Actor> where(Predicate<Actor> condition) {
    List<Actor> found = new ArrayList<>(actors.values());
    found.removeIf(condition.negate());
    return found;
  }

  List<Actor> of(String agency) {
    return where(actor -> actor.agency().equals(agency));
  }

  String type(String agency) {
    return types.getOrDefault(agency, "");
  }

  String unit(String agency) {
    return units.getOrDefault(agency, "");
  }

  private void add(String id, JsonNode claims) {
    Set<String> roles = new TreeSet<>();
    claims.at("/realm_access/roles").forEach(role -> roles.add(role.asText()));
    String agency = claims.path("agency").asText("");
    if (!agency.isEmpty() && !roles.isEmpty()) {
      actors.put(
          id,
          new Actor(
              id,
              agency,
              type(agency),
              claims.path("unit").asText(""),
              claims.path("person").asText(""),
              roles));
    }
  }

  private static JsonNode claims(String token) {
    try {
      return Http.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
