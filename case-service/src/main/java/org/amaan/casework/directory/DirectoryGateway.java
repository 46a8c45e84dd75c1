package org.amaan.casework.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.amaan.casework.client.referral.model.Agency;
import org.amaan.casework.client.referral.model.AgencyPage;
import org.amaan.knowledge.AgencyType;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks referral-service for an agency; any failure of it becomes {@link DirectoryUnavailable}. */
@ApplicationScoped
class DirectoryGateway {

  private static final Integer ALL = 200;
  private static final String COORDINATION = "coordination";
  private static final Logger LOG = Logger.getLogger(DirectoryGateway.class);

  private final AgenciesClient referralService;

  DirectoryGateway(@RestClient AgenciesClient referralService) {
    this.referralService = referralService;
  }

  Optional<Agency> agency(String code) {
    return ask(() -> referralService.getAgency(code));
  }

  /**
   * Arbiters between agencies, not all of their type: an audit office coordinates nothing. Those of
   * the first page, which is more than there are.
   */
  List<Agency> coordinatorsOf(String country) {
    return arbiters(country, COORDINATION);
  }

  /** Who decides what names a coordinator, and stands in where a country has none. */
  List<Agency> overseers() {
    return arbiters(null, "oversight");
  }

  static boolean isCoordinator(Agency agency) {
    return agency.getType() == AgencyType.COORDINATOR
        && agency.getServices().contains(COORDINATION);
  }

  private List<Agency> arbiters(@Nullable String country, String service) {
    return ask(
            () ->
                referralService.listAgencies(
                    country, AgencyType.COORDINATOR.toString(), null, ALL, null))
        .map(AgencyPage::getItems)
        .orElseThrow(DirectoryUnavailable::new)
        .stream()
        .filter(agency -> agency.getServices().contains(service))
        .toList();
  }

  private static <T> Optional<T> ask(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == 404) {
        return Optional.empty();
      }
      LOG.warnf("referral-service answered %d about an agency", e.getResponse().getStatus());
      throw new DirectoryUnavailable();
    } catch (ProcessingException | IllegalStateException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.warnf("referral-service cannot be asked about an agency: %s", cause.getClass().getName());
      throw new DirectoryUnavailable();
    }
  }
}
