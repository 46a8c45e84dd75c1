package org.amaan.referral.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.referral.api.ScreeningApi;
import org.amaan.referral.api.model.IndicatorList;
import org.amaan.referral.api.model.ScreeningRequest;
import org.jspecify.annotations.Nullable;

class ScreeningResource implements ScreeningApi {

  private final Screen screen;
  private final ObjectMapper json;

  ScreeningResource(Screen screen, ObjectMapper json) {
    this.screen = screen;
    this.json = json;
  }

  @Override
  public Response listIndicators(
      String language,
      @Nullable String observer,
      @Nullable String phase,
      @Nullable String ifNoneMatch) {
    IndicatorCatalogue catalogue = IndicatorCatalogue.current();
    List<Indicator> all =
        observer == null
            ? catalogue.indicators()
            : catalogue.questionsFor(ObserverRole.of(observer));
    List<Indicator> asked =
        all.stream()
            .filter(indicator -> phase == null || indicator.phase().value().equals(phase))
            .toList();
    IndicatorList list = IndicatorJson.of(catalogue, asked, Language.of(language));
    String etag = etag(list);
    Response.ResponseBuilder answer =
        matches(ifNoneMatch, etag) ? Response.notModified() : Response.ok(list);
    return answer
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
        .build();
  }

  @Override
  public Response screen(ScreeningRequest request) {
    Language language = request.getLanguage() == null ? Language.EN : request.getLanguage();
    ObserverRole asker = request.getObserver();
    return Response.ok(
            ScreeningJson.of(
                screen.screen(asker, ScreeningJson.read(request)),
                IndicatorCatalogue.current().version(),
                language))
        .build();
  }

  private String etag(IndicatorList list) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(list));
      return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 9110 §13.1.2: any of a list, compared weakly. */
  private static boolean matches(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }
}
