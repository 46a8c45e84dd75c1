package org.amaan.platform.sample;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** A small service on the platform, so that the platform is tested as its users meet it. */
@Path("/v1/things")
@Produces("application/json")
public class SampleResource {

  /** A body with every kind of limit. */
  public record Thing(
      @NotNull @Size(max = 10) String name,
      @Max(9) int size,
      Colour colour,
      String code,
      List<@Valid Part> parts) {}

  public record Part(@NotNull String label) {}

  public enum Tint {
    RED,
    DARK_BLUE;

    public static Tint fromString(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  public enum Colour {
    RED,
    BLUE
  }

  /** As the generator writes what the contract requires. */
  public static final class Generated {
    private final String title;
    public @Nullable Tone tone;
    public @Nullable Generated next;

    @JsonCreator
    public Generated(@JsonProperty(required = true, value = "title") String title) {
      this.title = title;
    }

    public String getTitle() {
      return title;
    }
  }

  /** As the generator writes the words of the contract. */
  public enum Tone {
    LOW("low"),
    HALF_HIGH("half-high");

    private final String word;

    Tone(String word) {
      this.word = word;
    }

    @Override
    @JsonValue
    public String toString() {
      return word;
    }

    @JsonCreator
    public static Tone fromValue(String word) {
      for (Tone tone : values()) {
        if (tone.word.equals(word)) {
          return tone;
        }
      }
      throw new IllegalArgumentException("Unexpected value '" + word + "'");
    }
  }

  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final MakeThing makeThing;

  SampleResource(Idempotency idempotency, CurrentCaller caller, MakeThing makeThing) {
    this.idempotency = idempotency;
    this.caller = caller;
    this.makeThing = makeThing;
  }

  @POST
  @Consumes("application/json")
  public Response make(
      @HeaderParam("Idempotency-Key") @NotNull @Pattern(regexp = "[0-9a-fA-F-]{36}") String key,
      @NotNull @Valid Thing thing) {
    return idempotency.once(
        caller.get(),
        key,
        thing,
        () -> {
          UUID id = makeThing.execute(caller.get(), thing.name());
          return Reply.created("/v1/things/" + id, "\"0\"", new Made(id));
        });
  }

  @PUT
  @Path("contended")
  @Consumes("application/json")
  public Made contended(@NotNull @Valid Thing thing) {
    return new Made(makeThing.execute(caller.get(), thing.name()));
  }

  public record Made(UUID id) {}

  @POST
  @Path("any")
  @Consumes("application/json")
  public JsonNode any(JsonNode body) {
    return body;
  }

  @POST
  @Path("generated")
  @Consumes("application/json")
  public Generated generated(@NotNull @Valid Generated body) {
    return body;
  }

  @GET
  @Path("coloured")
  public List<String> coloured(@QueryParam("colour") @NotNull Tint colour) {
    return List.of();
  }

  @GET
  public List<String> list(
      @QueryParam("limit") @Max(200) Integer limit, @QueryParam("since") UUID since) {
    return List.of();
  }

  @GET
  @Path("named/{name}")
  public List<String> named(@PathParam("name") String name) {
    return List.of();
  }

  @GET
  @Path("{id}/failure")
  public String failure(@PathParam("id") UUID id) {
    throw new IllegalStateException("secret-of-" + id);
  }

  @GET
  @Path("no-database")
  public String noDatabase() {
    throw new IllegalStateException(new SQLException("password=hunter2", "08006"));
  }
}
